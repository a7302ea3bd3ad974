import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { NewComparison } from "~/components/experiments/question";
import { StateBadge } from "~/components/experiments/state-badge";
import { NothingHere } from "~/components/nothing-here";
import { RecordLink } from "~/components/record-link";
import { RecordTable } from "~/components/record-table";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { incomplete, refuse } from "~/doors/tell.server";
import { create } from "./create.server";
import { loadRows } from "./rows.server";

export async function loader({ request }: LoaderFunctionArgs) {
  return { experiments: await loadRows(await requireShop(request)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, NewComparison);
  if (!form.ok) return refuse(incomplete);
  const experimentId = await create(shop.id, form.data, new Date());
  if (experimentId === null) throw notFound();
  return redirect(`/app/experiments/${experimentId}`);
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Experiments() {
  const { experiments } = useLoaderData<typeof loader>();
  return (
    <Page title="Experiments" subtitle="What chance gave to whom, and what came of it">
      <Card padding="0">
        <RecordTable
          resource={{ singular: "comparison", plural: "comparisons" }}
          columns={[
            { title: "Comparison" },
            { title: "About", isText: true },
            { title: "Status" },
            { title: "So far", isText: true },
            { title: "Shoppers", isNumber: true },
            { title: "Since" },
          ]}
          rows={experiments.map(({ id, name, about, state, says, people, started }) => ({
            id: String(id),
            cells: [
              <RecordLink key="name" url={`/app/experiments/${id}`}>
                {name}
              </RecordLink>,
              about,
              <StateBadge key="state" state={state} />,
              says,
              people?.toLocaleString("en-GB") ?? "–",
              started,
            ],
          }))}
          empty={
            <NothingHere heading="Nothing is compared yet" action={{ content: "Go to flows", url: "/app/flows" }}>
              Open a flow, a campaign or a segment and choose what to compare: two messages, the segmented one against
              the same for all, or a mail against none.
            </NothingHere>
          }
        />
      </Card>
    </Page>
  );
}
