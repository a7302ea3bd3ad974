import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Badge, BlockStack, Card, Page, Text } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { NothingHere } from "~/components/nothing-here";
import { RecordTable } from "~/components/record-table";
import { SendingProblem } from "~/components/sending-problem";
import type { Told } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { chooseTemplate, listFlows, setFlowEnabled } from "~/domains/flows/index.server";
import { listFlowResults } from "~/domains/reports/index.server";
import { listSegments } from "~/domains/segments/index.server";
import { findSenderState } from "~/domains/senders/index.server";
import { nameTemplates } from "~/domains/templates/index.server";
import { FlowSwitch } from "./flow-switch";
import { TemplateChoice } from "./template-choice";
import { viewFlow, type FlowView } from "./view";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const now = new Date();
  const [flows, segments, results, sender, templates] = await Promise.all([
    listFlows(shop.id),
    listSegments(shop.id),
    listFlowResults(shop.id, now),
    findSenderState(shop.id, now),
    nameTemplates(shop.id),
  ]);
  const { pausedFor, problem } = sender;
  return {
    pausedFor,
    problem,
    flows: flows.map((flow) => viewFlow(flow, segments, templates, results.get(flow.id))),
    templates: [...templates].flatMap(([key, { id, name }]) => (id === null ? [] : [{ key, name }])),
  };
}

const flowId = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const Wish = z.union([
  z.strictObject({ flowId, turn: z.enum(["on", "off"]) }),
  z.strictObject({
    flowId,
    step: z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number),
    template: z.string().max(100),
  }),
]);

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse("The form was not complete; reload the page and try again");
  if ("step" in form.data) return choose(shop.id, form.data);
  const isOn = form.data.turn === "on";
  const { problem } = await findSenderState(shop.id, new Date());
  if (isOn && problem) return refuse(problem);
  const isThere = await setFlowEnabled(shop.id, form.data.flowId, isOn ? new Date() : null);
  if (!isThere) throw notFound();
  const told: Told = { problem: false, words: `The flow is ${form.data.turn}` };
  return data({ told });
}

async function choose(shopId: number, wish: { flowId: number; step: number; template: string }) {
  const chosen = await chooseTemplate(shopId, wish.flowId, wish.step, wish.template, new Date());
  if (chosen.outcome === "missing") throw notFound();
  if (chosen.outcome === "refused") return refuse(chosen.problem);
  const told: Told = { problem: false, words: "The flow sends it from now on" };
  return data({ told });
}

function refuse(words: string) {
  const told: Told = { problem: true, words };
  return data({ told }, { status: 422 });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Flows() {
  const { flows, templates, pausedFor, problem } = useLoaderData<typeof loader>();
  return (
    <Page title="Flows" subtitle="What runs by itself, and what it did in the last 30 days">
      <BlockStack gap="400">
        <SendingProblem pausedFor={pausedFor} problem={problem} />
        <Card padding="0">
          <RecordTable
            resource={{ singular: "flow", plural: "flows" }}
            columns={[
              { title: "Flow" },
              { title: "Sends", isText: true },
              { title: "Status" },
              { title: "Started", isNumber: true },
              { title: "Sent", isNumber: true },
              { title: "Not sent", isNumber: true },
              { title: "Turn on or off", isPlain: true },
            ]}
            rows={flows.map((flow) => ({ id: String(flow.id), cells: cellsOf(flow, pausedFor === null, templates) }))}
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

function cellsOf(flow: FlowView, canSend: boolean, templates: readonly { key: string; name: string }[]) {
  return [
    <BlockStack key="name">
      <Text as="span" fontWeight="semibold">
        {flow.name}
      </Text>
      <Text as="span" tone="subdued">
        {flow.trigger}
      </Text>
    </BlockStack>,
    <BlockStack key="steps" gap="100">
      {flow.steps.map((step) => (
        <TemplateChoice key={step.number} flow={flow} step={step} choices={templates} />
      ))}
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
