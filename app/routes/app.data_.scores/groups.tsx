import { BlockStack, Card, InlineStack, Link, Text } from "@shopify/polaris";
import { potentialBuyers, type viewLevels, type viewSteps } from "./view";

/** How engaged shoppers are, each group with the segment it would make. */
export function Levels({ levels }: { levels: ReturnType<typeof viewLevels> }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          How engaged they are
        </Text>
        {levels.map(({ level, name, range, count, url }) => (
          <Group key={level} name={name} about={`Score ${range}`} count={count} url={url} />
        ))}
        <Text as="p">
          <Link url={potentialBuyers}>Potential buyers</Link> are engaged and have never ordered: make a segment of them
          and write to those first.
        </Text>
      </BlockStack>
    </Card>
  );
}

/** Who is one step from the next stage, and shows it. */
export function Steps({ steps }: { steps: ReturnType<typeof viewSteps> }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Who is about to take the next step
        </Text>
        <Text as="p" tone="subdued">
          Signs of the last two weeks count, if no order came after them. What speaks for it stands on each shopper’s
          page.
        </Text>
        {steps.map(({ step, name, why, count, url }) => (
          <Group key={step} name={name} about={why} count={count} url={url} />
        ))}
      </BlockStack>
    </Card>
  );
}

function Group({ name, about, count, url }: { name: string; about: string; count: number; url: string }) {
  return (
    <InlineStack align="space-between" blockAlign="start" gap="400" wrap={false}>
      <BlockStack>
        <Text as="h3" variant="headingSm">
          <Link url={url} accessibilityLabel={`Make a segment: ${name}`}>
            {name}
          </Link>
        </Text>
        <Text as="p" tone="subdued">
          {about}
        </Text>
      </BlockStack>
      <Text as="p" numeric>
        {count.toLocaleString("en-GB")}
      </Text>
    </InlineStack>
  );
}
