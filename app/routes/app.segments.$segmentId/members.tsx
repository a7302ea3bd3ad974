import { BlockStack, Box, Card, Link, Text } from "@shopify/polaris";
import { NothingHere } from "~/components/nothing-here";
import { usePaging, type Page } from "~/components/paging";
import { RecordTable } from "~/components/record-table";
import { ShopperLink } from "~/components/shopper-link";
import type { MemberView } from "./view";

/** Who is in now. */
export function Members({ segmentId, members }: { segmentId: number; members: Page<MemberView> }) {
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
              <ShopperLink key="who" id={profileId} name={name} email={email} />,
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
            <NothingHere heading="Nobody is in it now">
              Shoppers enter by themselves as soon as the sentence above is true of them.
            </NothingHere>
          }
          pagination={paging}
        />
      </BlockStack>
    </Card>
  );
}
