import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { Badge, Banner, BlockStack, Button, Card, IndexTable, Page, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { z } from "zod";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { listFlows, setFlowEnabled } from "~/domains/flows/index.server";
import { listFlowResults } from "~/domains/reports/index.server";
import { findSender } from "~/domains/shops/index.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const [flows, results, sender] = await Promise.all([
    listFlows(shop.id),
    listFlowResults(shop.id, new Date()),
    findSender(shop.id),
  ]);
  return {
    canSend: sender !== null,
    flows: flows.map(({ id, name, definition, enabledAt }) => ({
      id,
      name,
      segmentKey: definition.trigger.segmentKey,
      isOn: enabledAt !== null,
      ...(results.get(id) ?? { started: 0, sent: 0, skipped: 0 }),
    })),
  };
}

const Switch = z.strictObject({ flowId: z.string().regex(/^\d{1,9}$/), turn: z.enum(["on", "off"]) });

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Switch);
  if (!form.ok) return data({ problem: "The form was not complete; reload the page and try again." }, { status: 422 });
  if (form.data.turn === "on" && !(await findSender(shop.id))) {
    return data({ problem: "Say in the settings who your mail comes from, then turn the flow on." }, { status: 422 });
  }
  const isThere = await setFlowEnabled(shop.id, Number(form.data.flowId), form.data.turn === "on" ? new Date() : null);
  if (!isThere) throw notFound();
  return { problem: null };
}

export default function Flows() {
  const { flows, canSend } = useLoaderData<typeof loader>();
  return (
    <Page title="Flows" subtitle="What runs by itself, and how it does">
      <BlockStack gap="400">
        {!canSend && (
          <Banner
            title="Nobody knows yet who your mail comes from"
            tone="warning"
            action={{ content: "Open settings", url: "/app/settings" }}
          >
            <p>A flow can be turned on once your name, address and postal address are there.</p>
          </Banner>
        )}
        <Card padding="0">
          <IndexTable
            itemCount={flows.length}
            selectable={false}
            resourceName={{ singular: "flow", plural: "flows" }}
            headings={[
              { title: "Flow" },
              { title: "Status" },
              { title: "Started, 30 days" },
              { title: "Sent" },
              { title: "Not sent" },
              { title: "" },
            ]}
          >
            {flows.map((flow, i) => (
              <FlowRow key={flow.id} flow={flow} position={i} canSend={canSend} />
            ))}
          </IndexTable>
        </Card>
      </BlockStack>
    </Page>
  );
}

type FlowView = ReturnType<typeof useLoaderData<typeof loader>>["flows"][number];

const triggers: Record<string, string> = {
  "lifecycle-new": "When somebody becomes new: after their first order",
  "lifecycle-dormant": "When somebody goes quiet: after twice their usual time",
};

function FlowRow({ flow, position, canSend }: { flow: FlowView; position: number; canSend: boolean }) {
  const fetcher = useFetcher<typeof action>();
  const shopify = useAppBridge();
  const problem = fetcher.data?.problem;
  useEffect(() => {
    if (fetcher.state !== "idle" || !fetcher.data) return;
    shopify.toast.show(problem ?? (flow.isOn ? `“${flow.name}” is on` : `“${flow.name}” is off`), {
      isError: Boolean(problem),
    });
    // Only the end of a submission is told.
  }, [fetcher.state]);
  return (
    <IndexTable.Row id={String(flow.id)} position={position}>
      <IndexTable.Cell>
        <Text as="p" fontWeight="semibold">
          {flow.name}
        </Text>
        <Text as="p" tone="subdued">
          {triggers[flow.segmentKey] ?? flow.segmentKey}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>{flow.isOn ? <Badge tone="success">On</Badge> : <Badge>Off</Badge>}</IndexTable.Cell>
      <IndexTable.Cell>{flow.started}</IndexTable.Cell>
      <IndexTable.Cell>{flow.sent}</IndexTable.Cell>
      <IndexTable.Cell>{flow.skipped}</IndexTable.Cell>
      <IndexTable.Cell>
        <fetcher.Form method="post">
          <input type="hidden" name="flowId" value={flow.id} />
          <input type="hidden" name="turn" value={flow.isOn ? "off" : "on"} />
          <Button
            submit
            disabled={!canSend && !flow.isOn}
            loading={fetcher.state !== "idle"}
            accessibilityLabel={`Turn ${flow.name} ${flow.isOn ? "off" : "on"}`}
          >
            {flow.isOn ? "Turn off" : "Turn on"}
          </Button>
        </fetcher.Form>
      </IndexTable.Cell>
    </IndexTable.Row>
  );
}
