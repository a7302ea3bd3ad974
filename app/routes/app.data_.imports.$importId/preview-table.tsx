import { BlockStack, Box, Card, Text } from "@shopify/polaris";
import { RecordTable } from "~/components/record-table";
import type { Preview } from "~/domains/imports/index.server";
import { noteWords, outcomeWords } from "./words";

/** What the first rows of a file would do. */
export function PreviewTable({ preview }: { preview: Preview[] }) {
  return (
    <Card padding="0">
      <BlockStack>
        <Box padding="400">
          <Text as="h2" variant="headingMd">
            {`What the first ${preview.length} rows would do`}
          </Text>
        </Box>
        <RecordTable
          resource={{ singular: "row", plural: "rows" }}
          columns={[
            { title: "Line", isNumber: true },
            { title: "Shopper" },
            { title: "Outcome" },
            { title: "Sets", isText: true },
            { title: "Because", isText: true },
          ]}
          rows={preview.map(({ line, who, outcome, changes, notes }) => ({
            id: String(line),
            cells: [
              String(line),
              who || "–",
              outcomeWords[outcome],
              changes.join("; ") || "–",
              noteWords(notes) || "–",
            ],
          }))}
        />
      </BlockStack>
    </Card>
  );
}
