import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { formatTime } from "~/components/dates";
import { SettingsTabs } from "~/components/settings-tabs";
import type { Told } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { findSecretAge, listTargets, renewSecret } from "~/domains/flows/index.server";
import { BodyCard } from "./body-card";
import { KeyCard } from "./key-card";
import { TargetsCard } from "./targets-card";
import { viewTarget } from "./view";
import { Wish } from "./wish";

const shownDays = 7;

export async function loader({ request }: LoaderFunctionArgs) {
  const { id, timezone } = await requireShop(request);
  const now = new Date();
  const since = new Date(now.getTime() - shownDays * 86_400_000);
  const [madeAt, targets] = await Promise.all([findSecretAge(id), listTargets(id, since, now)]);
  return {
    made: madeAt && formatTime(madeAt, timezone),
    targets: targets.map((target) => viewTarget(target, timezone)),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) {
    const told: Told = { problem: true, words: "Not done: the page asked for something unknown" };
    return data({ told, secret: null }, { status: 422 });
  }
  const secret = await renewSecret(shop.id, new Date());
  const told: Told = { problem: false, words: "Key made. Copy it now: it is not shown again" };
  return data({ told, secret });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Connections() {
  const { made, targets } = useLoaderData<typeof loader>();
  return (
    <Page title="Settings" subtitle="Other tools that your flows tell things">
      <BlockStack gap="400">
        <SettingsTabs here="connections" />
        <TargetsCard targets={targets} />
        <KeyCard made={made} />
        <BodyCard />
      </BlockStack>
    </Page>
  );
}
