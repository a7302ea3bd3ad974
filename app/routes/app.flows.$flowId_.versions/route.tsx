import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Card, Page } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { NothingHere } from "~/components/nothing-here";
import { useToast } from "~/components/use-toast";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { takeUp } from "~/doors/take-up.server";
import { takeUpFlowVersion } from "~/domains/flows/index.server";
import { Serial } from "~/lib/serial";
import { FlowVersionCard } from "./flow-version-card";
import { load } from "./load.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const flowId = Serial.safeParse(params["flowId"]);
  const loaded = flowId.success ? await load(shop, flowId.data) : null;
  if (!loaded) throw notFound();
  return loaded;
}

export async function action({ request, params }: ActionFunctionArgs) {
  return takeUp(request, params["flowId"], takeUpFlowVersion, "/app/flows");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Versions() {
  const { flow, versions } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  useToast(result?.told);
  return (
    <Page
      title="Versions"
      subtitle={`What “${flow.name}” did, and since when. Who is in it follows the version they came in by, unless you moved them.`}
      backAction={{ content: flow.name, url: `/app/flows/${flow.id}` }}
    >
      <BlockStack gap="400">
        {versions.length === 0 && (
          <Card>
            <NothingHere
              heading="No version yet"
              action={{ content: "Back to the flow", url: `/app/flows/${flow.id}` }}
            >
              Each time you publish the flow, what it does then is kept here, and you can go back to it.
            </NothingHere>
          </Card>
        )}
        {versions.map((one) => (
          <FlowVersionCard key={one.version} {...one} flow={flow} />
        ))}
      </BlockStack>
    </Page>
  );
}
