import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { Finding } from "~/domains/templates";

interface Props {
  findings: readonly Finding[];
  /** What a place of the content is called: "Opening". */
  titleOf(path: string): string;
  onJump(path: string): void;
}

/** What must be mended before the message is published, and what would make it better. */
export function FindingsCard({ findings, titleOf, onJump }: Props) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Checks
        </Text>
        {findings.length === 0 && (
          <Text as="p" tone="subdued">
            Nothing to mend: links, tokens, pictures and versions are in order.
          </Text>
        )}
        {findings.map(({ severity, path, what, mend }) => (
          <BlockStack key={`${path} ${what}`} gap="100">
            <InlineStack gap="200" blockAlign="center">
              <Badge tone={severity === "error" ? "critical" : "info"}>
                {severity === "error" ? "To mend" : "Advice"}
              </Badge>
              <Button variant="plain" textAlign="left" onClick={() => onJump(path)}>
                {titleOf(path)}
              </Button>
            </InlineStack>
            <Text as="p" breakWord>
              {[sentence(what), sentence(mend)].join(" ").trim()}
            </Text>
          </BlockStack>
        ))}
      </BlockStack>
    </Card>
  );
}

function sentence(words: string): string {
  return words === "" || /[.!?]$/.test(words) ? words : `${words}.`;
}
