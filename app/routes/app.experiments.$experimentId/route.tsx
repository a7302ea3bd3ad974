import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { attempt, unlessFailed } from "~/components/attempt";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { Serial } from "~/lib/serial";
import { act, tell, Wish } from "./act.server";
import { DraftPage } from "./draft-page";
import { load } from "./load.server";
import { ResultsPage } from "./results-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const id = Serial.safeParse(params["experimentId"]);
  const loaded = id.success ? await load(shop, id.data, new Date()) : null;
  if (!loaded) throw notFound();
  return loaded;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const id = Serial.safeParse(params["experimentId"]);
  if (!id.success) throw notFound();
  const form = await parseForm(request, Wish);
  if (!form.ok) return tell("Not saved: look at what is marked", {}, true);
  return act(shop, id.data, form.data, new Date());
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Experiment() {
  const loaded = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  return loaded.state === "draft" ? (
    <DraftPage key={loaded.id} loaded={loaded} done={done} />
  ) : (
    <ResultsPage loaded={loaded} done={done} />
  );
}
