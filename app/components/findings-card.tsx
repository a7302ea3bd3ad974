import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";

/** Something about what is being written that its writer should know. */
interface Finding {
  severity: "error" | "advice";
  path: string;
  what: string;
  mend: string;
}

interface Props {
  findings: readonly Finding[];
  /** What is said when there is nothing to say. */
  fine: string;
  /** What a place is called: "Opening". */
  titleOf(path: string): string;
  onJump(path: string): void;
}

/** What must be mended before it is published, and what would make it better. */
export function FindingsCard({ findings, fine, titleOf, onJump }: Props) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Checks
        </Text>
        {findings.length === 0 && (
          <Text as="p" tone="subdued">
            {fine}
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
