import { Badge, InlineStack, Text } from "@shopify/polaris";
import type { Result } from "~/components/campaigns/results";
import { StateBadge } from "~/components/campaigns/state-badge";
import { NothingHere } from "~/components/nothing-here";
import { usePaging, type Page } from "~/components/paging";
import { RecordLink } from "~/components/record-link";
import { RecordTable } from "~/components/record-table";
import type { CampaignRow } from "./rows.server";

interface Props {
  rows: Page<CampaignRow>;
  /** What came of them, by id; null while that is not known. */
  results: ReadonlyMap<number, Result> | null;
  isNarrowed: boolean;
}

/** The campaigns, each with who gets it, when, and what came of it. */
export function CampaignTable({ rows, results, isNarrowed }: Props) {
  return (
    <RecordTable
      resource={{ singular: "campaign", plural: "campaigns" }}
      columns={[
        { title: "Campaign" },
        { title: "Status" },
        { title: "Audience", isText: true },
        { title: "When", isText: true },
        { title: "Sent", isNumber: true },
        { title: "Not sent", isNumber: true },
        { title: "Orders after a click", isNumber: true },
      ]}
      rows={rows.rows.map((row) => ({ id: String(row.id), cells: cellsOf(row, results) }))}
      empty={isNarrowed ? <NoneFits /> : <NoneYet />}
      pagination={usePaging(rows)}
    />
  );
}

function cellsOf({ id, name, state, hasProblem, hasBegun, audience, when }: CampaignRow, results: Props["results"]) {
  const result = results?.get(id);
  const number = (count: number | undefined) => (count === undefined ? unknown : count.toLocaleString("en-GB"));
  const unknown = hasBegun && results === null ? "…" : "–";
  return [
    <RecordLink key="name" url={`/app/campaigns/${id}`}>
      <Text as="span" fontWeight="semibold">
        {name}
      </Text>
    </RecordLink>,
    <InlineStack key="state" gap="100">
      <StateBadge state={state} />
      {hasProblem && <Badge tone="critical">It did not begin</Badge>}
    </InlineStack>,
    audience,
    when,
    result && result.waiting > 0 ? `${number(result.sent)} of ${number(result.audience)}` : number(result?.sent),
    number(result?.notSent),
    number(result?.orders),
  ];
}

function NoneFits() {
  return (
    <NothingHere heading="No such campaign" action={{ content: "Show all campaigns", url: "/app/campaigns" }}>
      None stands like this now.
    </NothingHere>
  );
}

function NoneYet() {
  return (
    <NothingHere heading="There is no campaign yet" action={{ content: "New campaign", url: "/app/campaigns/new" }}>
      A campaign is sent once, to the segments you choose, and may say something else to each. Before it goes out you
      see who would get it, who later, and who not at all and why.
    </NothingHere>
  );
}
