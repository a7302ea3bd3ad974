import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { attempt, unlessFailed } from "~/components/attempt";
import { BeginPage } from "~/components/beginning/begin-page";
import { FromNothing } from "~/components/beginning/start";
import { begin } from "~/doors/begin.server";
import { requireShop } from "~/doors/require-shop.server";
import { createFlow } from "~/domains/flows/index.server";
import { listReady } from "./ready.server";
import { ReadyCard } from "./ready-card";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  return { ready: await listReady(shop) };
}

export function action({ request }: ActionFunctionArgs) {
  return begin(request, async (shopId, start, now) => {
    const created = await createFlow(shopId, start, now);
    return created.outcome === "created" ? { ...created, url: `/app/flows/${created.flowId}` } : created;
  });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function NewFlow() {
  const { ready } = useLoaderData<typeof loader>();
  return (
    <BeginPage
      title="New flow"
      subtitle="Begin with one that is ready, or with nothing. It is off until you turn it on"
      backAction={{ content: "Flows", url: "/app/flows" }}
    >
      {ready.map((one) => (
        <ReadyCard key={one.key} ready={one} />
      ))}
      <FromNothing>Say what starts it, then add one step after the other.</FromNothing>
    </BeginPage>
  );
}
