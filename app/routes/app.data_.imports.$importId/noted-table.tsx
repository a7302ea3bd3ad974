import { BlockStack, Box, Card, Text } from "@shopify/polaris";
import { RecordLink } from "~/components/record-link";
import { RecordTable } from "~/components/record-table";
import type { ImportView } from "./view.server";
import { noteWords, outcomeWords } from "./words";

/** The first rows of which something is to be said. */
export function NotedTable({ view: { noted } }: { view: ImportView }) {
  if (noted.length === 0) return null;
  return (
    <Card padding="0">
      <BlockStack>
        <Box padding="400">
          <Text as="h2" variant="headingMd">
            Rows to look at
          </Text>
        </Box>
        <RecordTable
          resource={{ singular: "row", plural: "rows" }}
          columns={[
            { title: "Line", isNumber: true },
            { title: "Outcome" },
            { title: "Because", isText: true },
            { title: "Shopper" },
          ]}
          rows={noted.map(({ line, state, profileId, notes }) => ({
            id: String(line),
            cells: [
              String(line),
              outcomeWords[state],
              noteWords(notes) || "–",
              profileId === null ? (
                "–"
              ) : (
                <RecordLink key="shopper" url={`/app/shoppers/${profileId}`}>
                  {`Shopper of line ${line}`}
                </RecordLink>
              ),
            ],
          }))}
        />
      </BlockStack>
    </Card>
  );
}
