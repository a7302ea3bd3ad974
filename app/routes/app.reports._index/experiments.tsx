import { BlockStack, Button, Card, InlineStack, Link, Text } from "@shopify/polaris";

interface Props {
  rows: { id: number; name: string; about: string; says: string }[];
}

/** What chance has shown: the only reports that tell causes. */
export function Experiments({ rows }: Props) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            What experiments say
          </Text>
          <Button variant="plain" url="/app/experiments">
            All experiments
          </Button>
        </InlineStack>
        {rows.length === 0 && (
          <Text as="p" tone="subdued">
            None has run yet. Open a flow, a campaign or a segment and compare: what mail brings that would not have
            come anyway is told by nothing else.
          </Text>
        )}
        {rows.map(({ id, name, about, says }) => (
          <BlockStack key={id}>
            <Link url={`/app/experiments/${id}`} removeUnderline>
              {name}
            </Link>
            <Text as="span">{says}</Text>
            <Text as="span" tone="subdued">
              {about}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}
