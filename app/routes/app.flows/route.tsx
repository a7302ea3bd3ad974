import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Badge, Banner, BlockStack, Card, Page, Text } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { NothingHere } from "~/components/nothing-here";
import { RecordTable } from "~/components/record-table";
import type { Told } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { listFlows, setFlowEnabled } from "~/domains/flows/index.server";
import { listFlowResults } from "~/domains/reports/index.server";
import { listSegments } from "~/domains/segments/index.server";
import { findSender } from "~/domains/shops/index.server";
import { FlowSwitch } from "./flow-switch";
import { viewFlow, type FlowView } from "./view";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const [flows, segments, results, sender] = await Promise.all([
    listFlows(shop.id),
    listSegments(shop.id),
    listFlowResults(shop.id, new Date()),
    findSender(shop.id),
  ]);
  return { canSend: sender !== null, flows: flows.map((flow) => viewFlow(flow, segments, results.get(flow.id))) };
}

const Switch = z.strictObject({ flowId: z.string().regex(/^\d{1,9}$/), turn: z.enum(["on", "off"]) });

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Switch);
  if (!form.ok) return refuse("The form was not complete; reload the page and try again");
  const isOn = form.data.turn === "on";
  if (isOn && !(await findSender(shop.id))) {
    return refuse("Say in the settings who your mail comes from, then turn the flow on");
  }
  const isThere = await setFlowEnabled(shop.id, Number(form.data.flowId), isOn ? new Date() : null);
  if (!isThere) throw notFound();
  const told: Told = { problem: false, words: `The flow is ${form.data.turn}` };
  return data({ told });
}

function refuse(words: string) {
  const told: Told = { problem: true, words };
  return data({ told }, { status: 422 });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Flows() {
  const { flows, canSend } = useLoaderData<typeof loader>();
  return (
    <Page title="Flows" subtitle="What runs by itself, and what it did in the last 30 days">
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
          <RecordTable
            resource={{ singular: "flow", plural: "flows" }}
            columns={[
              { title: "Flow" },
              { title: "Status" },
              { title: "Started", isNumber: true },
              { title: "Sent", isNumber: true },
              { title: "Not sent", isNumber: true },
              { title: "Turn on or off", isPlain: true },
            ]}
            rows={flows.map((flow) => ({ id: String(flow.id), cells: cellsOf(flow, canSend) }))}
            empty={
              <NothingHere heading="Your flows are on their way" action={{ content: "Go home", url: "/app" }}>
                Two come with the app and are put here when it is installed: a welcome and a win-back.
              </NothingHere>
            }
          />
        </Card>
      </BlockStack>
    </Page>
  );
}

function cellsOf(flow: FlowView, canSend: boolean) {
  return [
    <BlockStack key="name">
      <Text as="span" fontWeight="semibold">
        {flow.name}
      </Text>
      <Text as="span" tone="subdued">
        {flow.trigger}
      </Text>
    </BlockStack>,
    flow.isOn ? (
      <Badge key="status" tone="success">
        On
      </Badge>
    ) : (
      <Badge key="status">Off</Badge>
    ),
    flow.started.toLocaleString("en-GB"),
    flow.sent.toLocaleString("en-GB"),
    flow.skipped.toLocaleString("en-GB"),
    <FlowSwitch key="switch" flow={flow} canSend={canSend} />,
  ];
}
