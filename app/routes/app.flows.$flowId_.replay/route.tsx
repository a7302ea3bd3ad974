import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { useLookAgain } from "~/components/use-look-again";
import { useToast } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { refuse, tell } from "~/doors/tell.server";
import { askReplay, stopReplays } from "~/domains/flows/index.server";
import { Serial } from "~/lib/serial";
import { AskCard } from "./ask-card";
import { load } from "./load.server";
import { Result } from "./result";

const lookEveryMs = 1500;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const flowId = Serial.safeParse(params["flowId"]);
  const loaded = flowId.success ? await load(shop, flowId.data) : null;
  if (!loaded) throw notFound();
  return loaded;
}

const Wish = z.union([
  z.strictObject({ wish: z.literal("try"), days: z.enum(["7", "30", "90"]).transform(Number) }),
  z.strictObject({ wish: z.literal("stop") }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const flowId = Serial.safeParse(params["flowId"]);
  if (!flowId.success) throw notFound();
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse("Choose 7, 30 or 90 days");
  if (form.data.wish === "stop") {
    const stopped = await stopReplays(shop.id, flowId.data, new Date());
    return stopped ? tell("Stopped") : refuse("Nothing was going on");
  }
  const asked = await askReplay(shop.id, flowId.data, form.data.days, new Date());
  if (asked.outcome === "missing") throw notFound();
  if (asked.outcome === "unfinished") return refuse(`The flow is not finished: ${asked.problem}`);
  return tell("Being tried on the past");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Replay() {
  const { flow, replay, result } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  useToast(done?.told);
  useLookAgain(replay?.isGoing ?? false, lookEveryMs);
  return (
    <Page
      title="Try it on the past"
      subtitle={`What “${flow.name}” would have done, as it is written now. Nothing is sent, and nothing is changed.`}
      backAction={{ content: flow.name, url: `/app/flows/${flow.id}` }}
    >
      <BlockStack gap="400">
        <AskCard flow={flow} replay={replay} />
        {result && <Result result={result} />}
      </BlockStack>
    </Page>
  );
}
