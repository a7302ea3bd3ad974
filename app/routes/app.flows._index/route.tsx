import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Card, Page, Tabs } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { AwayTable } from "~/components/away-table";
import { pageIn } from "~/components/paging";
import { SendingProblem } from "~/components/sending-problem";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { incomplete, refuse } from "~/doors/tell.server";
import { act, Wish } from "./act.server";
import { FlowTable } from "./flow-table";
import { listAwayRows, listRows } from "./rows.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const params = new URL(request.url).searchParams;
  if (params.get("show") === "away") {
    return { show: "away" as const, rows: pageIn(params, await listAwayRows(shop)) };
  }
  const { rows, pausedFor, problem } = await listRows(shop, new Date());
  return { show: "kept" as const, rows: pageIn(params, rows), pausedFor, problem };
}

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  return form.ok ? act(shop.id, form.data, new Date()) : refuse(incomplete);
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

const tabs = [
  { id: "kept", content: "All" },
  { id: "away", content: "Put away" },
];

export default function Flows() {
  const shown = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  return (
    <Page
      title="Flows"
      subtitle="What runs by itself, and what it did in the last 30 days"
      primaryAction={{ content: "New flow", url: "/app/flows/new" }}
    >
      <BlockStack gap="400">
        {shown.show === "kept" && <SendingProblem pausedFor={shown.pausedFor} problem={shown.problem} />}
        <Card padding="0">
          <Tabs
            tabs={tabs}
            selected={shown.show === "away" ? 1 : 0}
            onSelect={(at) => navigate(at === 1 ? "?show=away" : "/app/flows")}
          />
          {shown.show === "away" ? (
            <AwayTable
              rows={shown.rows}
              resource={{ singular: "flow", plural: "flows" }}
              {...{ title: "Flow", field: "flowId", url: "/app/flows" }}
            >
              A flow that you put away stands here. What it sent stays in your reports, and you can take it back.
            </AwayTable>
          ) : (
            <FlowTable rows={shown.rows} canSend={shown.pausedFor === null} />
          )}
        </Card>
      </BlockStack>
    </Page>
  );
}
