import { BlockStack, Box, Card, EmptyState, Link, Text } from "@shopify/polaris";
import { usePaging, type Page } from "~/components/paging";
import { RecordTable } from "~/components/record-table";

interface Member {
  profileId: string;
  name: string;
  email: string | null;
  since: string;
  orders: number;
  spent: string;
}

/** Who is in now. */
export function Members({ segmentId, members }: { segmentId: number; members: Page<Member> }) {
  const paging = usePaging(members);
  return (
    <Card padding="0">
      <BlockStack>
        <Box padding="400">
          <Text as="h2" variant="headingMd">
            Shoppers in it now
          </Text>
        </Box>
        <RecordTable
          resource={{ singular: "shopper", plural: "shoppers" }}
          columns={[
            { title: "Shopper" },
            { title: "In it since" },
            { title: "Orders", isNumber: true },
            { title: "Spent", isNumber: true },
            { title: "Why" },
          ]}
          rows={members.rows.map(({ profileId, name, email, since, orders, spent }) => ({
            id: profileId,
            cells: [
              <Link key="who" url={`/app/shoppers/${profileId}`}>
                {name || email || "Without a name"}
              </Link>,
              since,
              orders,
              spent,
              <Link
                key="why"
                url={`/app/segments/${segmentId}/members/${profileId}`}
                accessibilityLabel={`Why ${name || email || "this shopper"} is in it`}
              >
                Because…
              </Link>,
            ],
          }))}
          empty={
            <EmptyState heading="Nobody is in it now" image="">
              <p>Shoppers enter by themselves as soon as the sentence above is true of them.</p>
            </EmptyState>
          }
          pagination={paging}
        />
      </BlockStack>
    </Card>
  );
}
