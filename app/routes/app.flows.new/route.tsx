import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { InlineGrid, Page } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { useToast, type Told } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { createFlow } from "~/domains/flows/index.server";
import { listReady } from "./ready.server";
import { EmptyCard, ReadyCard } from "./ready-card";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  return { ready: await listReady(shop) };
}

const Wish = z.strictObject({ key: z.string().max(100) });

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse("The form was not complete; reload the page and try again");
  const { key } = form.data;
  const created = await createFlow(shop.id, key === "" ? { from: "nothing" } : { from: "ready", key }, new Date());
  if (created.outcome === "missing") throw notFound();
  if (created.outcome === "refused") return refuse(created.problem);
  return redirect(`/app/flows/${created.flowId}`);
}

function refuse(words: string) {
  const told: Told = { problem: true, words };
  return data({ told }, { status: 422 });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function NewFlow() {
  const { ready } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  useToast(result?.told);
  return (
    <Page
      title="New flow"
      subtitle="Begin with one that is ready, or with nothing. It is off until you turn it on"
      backAction={{ content: "Flows", url: "/app/flows" }}
    >
      <InlineGrid columns={{ xs: 1, sm: 2, lg: 3 }} gap="400">
        {ready.map((one) => (
          <ReadyCard key={one.key} ready={one} />
        ))}
        <EmptyCard />
      </InlineGrid>
    </Page>
  );
}
