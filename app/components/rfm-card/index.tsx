import { useFetcher } from "@remix-run/react";
import { BlockStack, Card, ChoiceList, List, Text } from "@shopify/polaris";
import { ReportRows } from "~/components/report-table";
import { useToast, type Told } from "~/components/use-toast";
import { rfmNamings, rfmRule } from "~/domains/traits/model";
import type { viewRfm } from "./view";

export { viewRfm } from "./view";

const choices = [
  { value: "eleven", label: "Eleven groups, with Shopify's names", helpText: "In conditions: rfm_group" },
  { value: "six", label: "Six groups, with Klaviyo's names", helpText: "In conditions: rfm_group_of_six" },
];

/** How many shoppers are in each RFM group, who moved lately, and which of the two sets of names the shop uses. */
export function RfmCard({ rfm }: { rfm: ReturnType<typeof viewRfm> }) {
  const { naming, hasGroups, sizes, movements, renewed } = rfm;
  return (
    <BlockStack gap="400">
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            How lately, how often and for how much they bought (RFM)
          </Text>
          <Text as="p">
            All who bought are put in order three times: by the day of their last order, by their number of orders and
            by what they spent after refunds. Each order is cut into equal parts, and the parts somebody stands in make
            their group. Who is equal always has the same score.
          </Text>
          <Naming naming={naming} />
          <Text as="p" tone="subdued">
            {renewed ? `Worked out on ${renewed}, and again every night.` : "Worked out for the first time tonight."}
          </Text>
        </BlockStack>
      </Card>
      {hasGroups ? (
        <ReportRows table={sizes} resource={{ singular: "group", plural: "groups" }} />
      ) : (
        <Card>
          <Text as="p">
            There are no groups yet, because fewer than {rfmRule.fewestBuyers} shoppers have bought: among so few, one
            order more would turn everything over.
          </Text>
        </Card>
      )}
      {movements.length > 0 && <Movements movements={movements} />}
    </BlockStack>
  );
}

function Naming({ naming }: Pick<ReturnType<typeof viewRfm>, "naming">) {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  const asked = rfmNamings.find((one) => one === fetcher.formData?.get("naming"));
  return (
    <ChoiceList
      title="Which groups your pages show"
      choices={choices}
      selected={[asked ?? naming]}
      disabled={fetcher.state !== "idle"}
      onChange={([chosen]) => {
        if (chosen) fetcher.submit({ intent: "rfm-names", naming: chosen }, { method: "post" });
      }}
    />
  );
}

function Movements({ movements }: Pick<ReturnType<typeof viewRfm>, "movements">) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Who moved in the last 30 days
        </Text>
        <List>
          {movements.map(({ key, words }) => (
            <List.Item key={key}>{words}</List.Item>
          ))}
        </List>
      </BlockStack>
    </Card>
  );
}
