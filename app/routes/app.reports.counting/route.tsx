import type { LoaderFunctionArgs } from "@remix-run/node";
import { BlockStack, Card, List, Page, Text } from "@shopify/polaris";
import { countingWords, figureWords } from "~/components/reports/figure-words";
import { requireShop } from "~/doors/require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireShop(request);
  return null;
}

/** What the reports' figures mean: the same words that stand beside them. */
export default function Counting() {
  return (
    <Page title="How reports count" backAction={{ content: "Reports", url: "/app/reports" }}>
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              What holds for all of them
            </Text>
            <List>
              {countingWords.map((words) => (
                <List.Item key={words}>{words}</List.Item>
              ))}
            </List>
          </BlockStack>
        </Card>
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              Each figure
            </Text>
            {Object.entries(figureWords).map(([name, words]) => (
              <BlockStack key={name} gap="050">
                <Text as="h3" variant="headingSm">
                  {name}
                </Text>
                <Text as="p">{words}</Text>
              </BlockStack>
            ))}
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}
