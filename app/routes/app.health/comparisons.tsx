import { Text } from "@shopify/polaris";
import { RecordTable } from "~/components/record-table";
import { Section } from "./section";
import type { HealthView } from "./view";

/** The nightly comparisons with Shopify: what deliveries had missed, and what was mended. */
export function Comparisons({ comparisons }: { comparisons: HealthView["comparisons"] }) {
  return (
    <Section
      title="Compared with Shopify"
      about={
        comparisons.length === 0
          ? "Once a day everything that changed is compared with Shopify, because deliveries can get lost. The first comparison comes a day after the history is read."
          : "Once a day, because deliveries can get lost. Missing: we did not have it. Out of date: Shopify had something newer."
      }
    >
      {comparisons.length > 0 && (
        <RecordTable
          resource={{ singular: "comparison", plural: "comparisons" }}
          columns={[
            { title: "Kind" },
            { title: "When" },
            { title: "Compared", isNumber: true },
            { title: "Missing", isNumber: true },
            { title: "Out of date", isNumber: true },
            { title: "Mended", isNumber: true },
            { title: "Outcome", isText: true },
          ]}
          rows={comparisons.map(({ id, kind, at, compared, missing, stale, fixed, outcome, isProblem }) => ({
            id,
            cells: [
              kind[0]?.toUpperCase() + kind.slice(1),
              at,
              compared.toLocaleString("en-GB"),
              missing,
              stale,
              fixed,
              <Text key="outcome" as="span" breakWord {...(isProblem ? { tone: "critical" as const } : {})}>
                {outcome}
              </Text>,
            ],
          }))}
        />
      )}
    </Section>
  );
}
