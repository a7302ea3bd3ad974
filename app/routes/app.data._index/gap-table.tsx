import { BlockStack, Box, Card, Link, Text } from "@shopify/polaris";
import { RecordTable } from "~/components/record-table";
import type { PropertiesView } from "./view.server";

/** Shoppers about whom something is missing or stale, each as a segment that can be made of them. */
export function GapTable({ gaps, everyone }: Pick<PropertiesView, "gaps" | "everyone">) {
  return (
    <Card padding="0">
      <BlockStack>
        <Box padding="400">
          <Text as="h2" variant="headingMd">
            Missing and out of date
          </Text>
        </Box>
        <RecordTable
          resource={{ singular: "gap", plural: "gaps" }}
          columns={[
            { title: "What" },
            { title: "Shoppers", isNumber: true },
            { title: "Share", isNumber: true },
            { title: "It matters because", isText: true },
            { title: "Segment", isPlain: true },
          ]}
          rows={gaps.map(({ key, label, because, meaning, count }) => ({
            id: key,
            cells: [
              label,
              count.toLocaleString("en-GB"),
              everyone === 0 ? "–" : `${((100 * count) / everyone).toFixed(1)} %`,
              because,
              <Link
                key="segment"
                url={`/app/segments/new?${new URLSearchParams({ meaning })}`}
                accessibilityLabel={`Make a segment: ${label}`}
              >
                Make a segment
              </Link>,
            ],
          }))}
        />
      </BlockStack>
    </Card>
  );
}
