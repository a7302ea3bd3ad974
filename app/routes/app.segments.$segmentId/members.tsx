import { BlockStack, Box, Card, Text } from "@shopify/polaris";
import { BesideLink } from "~/components/beside-link";
import { NothingHere } from "~/components/nothing-here";
import { usePaging, type Page } from "~/components/paging";
import { RecordTable } from "~/components/record-table";
import { ShopperLink } from "~/components/shopper-link";
import type { MemberView } from "./view";

interface Props {
  segmentId: number;
  members: Page<MemberView>;
  /** While the past is worked out: the day that is reached; null when none is yet. */
  filling: { day: string | null } | null;
}

/** Who is in now, or while the past is worked out, who was on the day that is reached. */
export function Members({ segmentId, members, filling }: Props) {
  const paging = usePaging(members);
  return (
    <Card padding="0">
      <BlockStack>
        <Box padding="400">
          <Text as="h2" variant="headingMd">
            {filling?.day ? `Shoppers in it on ${filling.day}` : "Shoppers in it now"}
          </Text>
          {filling?.day && (
            <Text as="p" tone="subdued">
              The past is being worked out day by day; who is in it now is known when that is done.
            </Text>
          )}
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
              <BesideLink
                key="why"
                url={`/app/segments/${segmentId}/members/${profileId}`}
                label={`Why ${name || email || "this shopper"} is in it`}
              >
                Because…
              </BesideLink>,
            ],
          }))}
          empty={<Nobody filling={filling} />}
          pagination={paging}
        />
      </BlockStack>
    </Card>
  );
}

function Nobody({ filling }: Pick<Props, "filling">) {
  if (filling) {
    return (
      <NothingHere heading={filling.day ? "Nobody was in it on that day" : "Nobody is worked out yet"}>
        Who is in it now stands here when the past is worked out.
      </NothingHere>
    );
  }
  return (
    <NothingHere heading="Nobody is in it now">
      Shoppers enter by themselves as soon as the sentence above is true of them.
    </NothingHere>
  );
}
