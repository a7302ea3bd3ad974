import { Box, Card, Text } from "@shopify/polaris";
import { RecordTable } from "~/components/record-table";
import type { RunView } from "./view";

/** What the last nights' searches came to; nothing before the first. */
export function Runs({ runs }: { runs: RunView[] }) {
  if (runs.length === 0) return null;
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="0">
        <Text as="h2" variant="headingMd">
          The last searches
        </Text>
      </Box>
      <RecordTable
        resource={{ singular: "search", plural: "searches" }}
        columns={[
          { title: "When" },
          { title: "Shoppers", isNumber: true },
          { title: "Pairs compared", isNumber: true },
          { title: "Newly found", isNumber: true },
          { title: "Nearly certain", isNumber: true },
          { title: "To look at", isNumber: true },
          { title: "Merged by itself", isNumber: true },
        ]}
        rows={runs.map(({ id, at, profiles, compared, found, sure, queued, automatic }) => ({
          id,
          cells: [at, profiles, compared, found, sure, queued, automatic],
        }))}
      />
    </Card>
  );
}
