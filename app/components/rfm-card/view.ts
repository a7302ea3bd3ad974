import { formatTime } from "~/components/dates";
import type { GroupSize, Movement, Renewal, RfmNaming } from "~/domains/traits/model";
import type { ReportTable } from "~/lib/report-table";
import { groupMeaning, groupName, groupsOf } from "./words";

export interface RfmFound {
  naming: RfmNaming;
  groups: readonly GroupSize[];
  movements: readonly Movement[];
  renewal: Renewal;
}

const mostMovements = 10;

/** The groups of a shop's shoppers as the card shows them. */
export function viewRfm(
  { naming, groups, movements, renewal }: RfmFound,
  { currency, timezone }: { currency: string; timezone: string },
) {
  const everyone = groups.reduce((sum, { shoppers }) => sum + shoppers, 0);
  const moved = (side: "from" | "into", group: string) =>
    movements.reduce((sum, one) => sum + (one[side] === group ? one.shoppers : 0), 0);
  const sizes: ReportTable = {
    currency,
    columns: [
      { title: "Group", kind: "text" },
      { title: "Who they are", kind: "text" },
      { title: "Shoppers", kind: "count" },
      { title: "Of all in groups", kind: "share" },
      { title: "Spent on average", kind: "money" },
      { title: "Came in 30 days", kind: "count" },
      { title: "Left in 30 days", kind: "count" },
    ],
    rows: groupsOf[naming].map((group) => {
      const found = groups.find((one) => one.group === group);
      const shoppers = found?.shoppers ?? 0;
      return {
        id: group,
        cells: [
          ...[
            groupName(naming, group),
            groupMeaning(naming, group),
            shoppers,
            everyone > 0 ? shoppers / everyone : null,
          ],
          ...[found && shoppers > 0 ? Math.round(found.spentMinor / shoppers) : null],
          ...[moved("into", group), moved("from", group)],
        ],
      };
    }),
  };
  return {
    naming,
    // Prospects are told from the others without anybody being compared.
    hasGroups: groups.some(({ group }) => group !== "PROSPECTS"),
    sizes,
    movements: movements.slice(0, mostMovements).map(({ from, into, shoppers }) => ({
      key: `${from} ${into}`,
      words: `${shoppers.toLocaleString("en-GB")} ${from === null ? "came" : `went from ${groupName(naming, from)}`} to ${groupName(naming, into)}`,
    })),
    renewed: renewal.renewedAt && formatTime(renewal.renewedAt, timezone),
  };
}
