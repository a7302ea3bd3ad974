import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Card, List, Text } from "@shopify/polaris";
import { usePermission } from "~/components/use-permission";
import { useToast, type Told } from "~/components/use-toast";
import type { Week } from "./view";

/** What came of asking in the last week: nothing of it is told to whoever gives an address. */
export function WeekCard({ asked, confirmed, held, isOverwhelmed }: Week) {
  const number = (count: number) => count.toLocaleString("en-GB");
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          The last seven days
        </Text>
        {isOverwhelmed && (
          <Banner tone="warning" title="Some shoppers were not asked, because there were so many">
            <p>
              If you expect so many, a sale for example, they can give their address once more an hour later. If not,
              somebody may be filling in addresses by a program.
            </p>
          </Banner>
        )}
        {asked + held.length === 0 ? (
          <Text as="p" tone="subdued">
            Nobody was asked by mail. When somebody is, how many confirmed, and why others were not asked, stands here.
          </Text>
        ) : (
          <Text as="p" numeric>
            {number(asked)} asked by mail, {number(confirmed)} of them confirmed.
          </Text>
        )}
        {held.length > 0 && (
          <List>
            {held.map(({ words, count }) => (
              <List.Item key={words}>
                {number(count)} not asked {words}
              </List.Item>
            ))}
          </List>
        )}
      </BlockStack>
    </Card>
  );
}

/** What Shopify knows of what was said here. */
export function ShopifyCard({
  words,
  problem,
  isWaiting,
}: {
  words: string;
  problem: string | null;
  isWaiting: boolean;
}) {
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  const { withPermission, isAsking } = usePermission("write_customers");
  const tell = () => withPermission(() => fetcher.submit({ wish: "tell" }, { method: "post" }));
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Shopify
        </Text>
        {problem && (
          <Banner
            tone="warning"
            title={problem}
            {...(isWaiting && {
              action: { content: "Allow it", onAction: tell, loading: isAsking || fetcher.state !== "idle" },
            })}
          >
            <p>
              {isWaiting
                ? "Mail goes out all the same; Shopify and other apps learn of it as soon as it is allowed."
                : "These were not told again. What Shopify has of them holds there."}
            </p>
          </Banner>
        )}
        <Text as="p">
          Who agrees here becomes a customer in Shopify, and who unsubscribes is unsubscribed there, too. What Shopify
          hears later holds here.
        </Text>
        <Text as="p" tone="subdued" numeric>
          {words}
        </Text>
      </BlockStack>
    </Card>
  );
}
