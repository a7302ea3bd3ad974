import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { attempt, unlessFailed } from "~/components/attempt";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { Serial } from "~/lib/serial";
import { act, Wish } from "./act.server";
import { refuse } from "./answers.server";
import { load } from "./load.server";
import { PlanningPage } from "./planning-page";
import { ProgressPage } from "./progress-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const campaignId = Serial.safeParse(params["campaignId"]);
  const loaded = campaignId.success ? await load(shop, campaignId.data, new Date()) : null;
  if (!loaded) throw notFound();
  return loaded;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const campaignId = Serial.safeParse(params["campaignId"]);
  if (!campaignId.success) throw notFound();
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse(`Not done: ${Object.values(form.errors).join("; ")}`);
  return act(shop, campaignId.data, form.data, new Date());
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function OneCampaign() {
  const loaded = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  return loaded.view === "planned" ? (
    <PlanningPage key={loaded.campaign.id} loaded={loaded} done={done} />
  ) : (
    <ProgressPage loaded={loaded} done={done} />
  );
}
