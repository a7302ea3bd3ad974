import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Card, Page } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { pageIn } from "~/components/paging";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { incomplete, refuse, tell } from "~/doors/tell.server";
import { takeBackSegment } from "~/domains/segments/index.server";
import { Serial } from "~/lib/serial";
import { arrange } from "./arrange";
import { AwayTable } from "./away-table";
import { FamilyTabs, Filters } from "./filters";
import { readNarrowing } from "./narrowing";
import { listAwayRows, listRows } from "./rows.server";
import { SegmentTable } from "./segment-table";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const params = new URL(request.url).searchParams;
  if (params.get("show") === "away") {
    return { show: "away" as const, rows: pageIn(params, await listAwayRows(shop)) };
  }
  const rows = await listRows(shop, new Date());
  const owners = [...new Set(rows.flatMap(({ owner }) => owner || []))].toSorted();
  const narrowing = readNarrowing(params, owners);
  return { show: "kept" as const, narrowing, owners, rows: pageIn(params, arrange(rows, narrowing)), all: rows.length };
}

const Wish = z.strictObject({ segmentId: Serial });

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse(incomplete);
  const taken = await takeBackSegment(shop.id, form.data.segmentId, new Date());
  if (taken.outcome === "missing") throw notFound();
  if (taken.outcome === "refused") return refuse(`Not taken back: ${taken.problem}`);
  return tell("Taken back; who is in it is being worked out");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Segments() {
  const shown = useLoaderData<typeof loader>();
  return (
    <Page
      title="Segments"
      subtitle="Who your shoppers are, and how that changes"
      primaryAction={{ content: "New segment", url: "/app/segments/new" }}
      secondaryActions={[
        { content: "Ready-made segments", url: "/app/segments/library" },
        { content: "From Shopify", url: "/app/segments/shopify" },
      ]}
    >
      <Card padding="0">
        <FamilyTabs open={shown.show === "away" ? "away" : (shown.narrowing.family ?? "all")} />
        {shown.show === "away" ? (
          <AwayTable rows={shown.rows} />
        ) : (
          <>
            <Filters narrowing={shown.narrowing} owners={shown.owners} />
            <SegmentTable rows={shown.rows} isNarrowed={shown.all > 0} />
          </>
        )}
      </Card>
    </Page>
  );
}
