import { BlockStack, Card, Text } from "@shopify/polaris";
import { formatDay } from "~/components/dates";

interface SetTrait {
  name: string;
  value: string;
  at: Date;
}

/** A trait as the page shows it. */
export function viewTrait({ name, value, at }: SetTrait, timezone: string) {
  return { name, value, since: `Since ${formatDay(at, timezone)}` };
}

/** What flows have noted of a shopper or files have told; nothing where there is nothing. */
export function Traits({ traits }: { traits: ReturnType<typeof viewTrait>[] }) {
  if (traits.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What flows and imports noted
        </Text>
        {traits.map(({ name, value, since }) => (
          <BlockStack key={name}>
            <Text as="h3" tone="subdued" breakWord>
              {name}
            </Text>
            <Text as="p" breakWord>
              {value}
            </Text>
            <Text as="p" tone="subdued">
              {since}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
