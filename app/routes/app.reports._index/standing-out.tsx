import { Badge, BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import type { Stood } from "~/domains/reports/index.server";

const most = 6;
const words = {
  better: { label: "Better than the rest", tone: "success" },
  worse: { label: "Worse than the rest", tone: "warning" },
  cannot_tell: { label: "Cannot tell", tone: "enabled" },
} as const;

/** What leads to more orders, or fewer, than the rest of the shop's mail; where it may be luck it says so. */
export function StandingOut({ kinds }: { kinds: readonly Stood[] }) {
  // The worst stand at the end: of many, both ends are shown.
  const worse = kinds.filter(({ says }) => says === "worse").slice(-most / 2);
  const others = kinds.filter(({ says }) => says !== "worse").slice(0, most - worse.length);
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            What stands out
          </Text>
          <Text as="p" tone="subdued">
            Orders for each mail sent, against all the other mail of these days. Shoppers differ as well as mails: what
            is worse here may still be the best there is to say to them. Only an experiment tells.
          </Text>
        </BlockStack>
        {kinds.length === 0 && <Text as="p">Nothing was sent in this time.</Text>}
        {[...others, ...worse].map(({ name, url, sent, orders, says }) => (
          <InlineStack key={url} align="space-between" blockAlign="center" gap="200">
            <BlockStack>
              <Link url={url} removeUnderline>
                {name}
              </Link>
              <Text as="span" tone="subdued">
                {orders.toLocaleString("en-GB")} {orders === 1 ? "order" : "orders"} after{" "}
                {sent.toLocaleString("en-GB")} {sent === 1 ? "mail" : "mails"}
              </Text>
            </BlockStack>
            <Badge tone={words[says].tone}>{words[says].label}</Badge>
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
