import { Badge, BlockStack, Box, Card, InlineStack, Text } from "@shopify/polaris";
import { RecordTable } from "~/components/record-table";
import type { ResultsView } from "./results-view";

interface Props {
  arms: ResultsView["arms"];
  lookedAt: string | null;
}

const number = (count: number) => count.toLocaleString("en-GB");

/** The arms side by side: who has them, who was counted, who ordered, and who was driven away. */
export function ArmsTable({ arms, lookedAt }: Props) {
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            The arms
          </Text>
          <Text as="p" tone="subdued">
            {lookedAt ? `As of ${lookedAt}. ` : "Counted once a day. "}Everybody counts for the arm that chance gave
            them, whether or not a mail reached them.
          </Text>
        </BlockStack>
      </Box>
      <RecordTable
        resource={{ singular: "arm", plural: "arms" }}
        columns={[
          { title: "Arm" },
          { title: "Gets", isText: true },
          { title: "Shoppers", isNumber: true },
          { title: "Counted", isNumber: true },
          { title: "Ordered", isNumber: true },
          { title: "Rate", isNumber: true },
          { title: "Spent per shopper", isNumber: true },
          { title: "Unsubscribed", isNumber: true },
          { title: "Complained", isNumber: true },
        ]}
        rows={arms.map((arm) => ({ id: arm.key, cells: cellsOf(arm, lookedAt !== null) }))}
      />
    </Card>
  );
}

function cellsOf(arm: ResultsView["arms"][number], isCounted: boolean) {
  // That nobody has counted yet is not that there is nobody.
  const counted = (count: number) => (isCounted ? number(count) : "–");
  return [
    <InlineStack key="name" gap="200">
      <Text as="span" fontWeight="semibold">
        {arm.name}
      </Text>
      {arm.isWinner && <Badge tone="success">Everybody gets it</Badge>}
      {arm.isStopped && <Badge tone="warning">Nobody new gets it</Badge>}
    </InlineStack>,
    `${arm.gets} (${arm.share} %)`,
    counted(arm.assigned),
    counted(arm.people),
    counted(arm.orders),
    arm.rate,
    arm.spent,
    counted(arm.unsubscribed),
    counted(arm.complained),
  ];
}
