import { Badge, BlockStack, Box, Button, Card, Collapsible, InlineStack, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import type { viewVersions } from "./view-versions";

type VersionView = ReturnType<typeof viewVersions>[number];

/** What the segment means and meant, and what each change of it changed. */
export function Versions({ versions }: { versions: VersionView[] }) {
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const [latest, ...former] = versions;
  if (!latest) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            What it means, and meant
          </Text>
          {former.length > 0 && (
            <Button variant="plain" onClick={() => setIsOpen(!isOpen)} ariaExpanded={isOpen} ariaControls={id}>
              {isOpen ? "Hide earlier versions" : `Show ${former.length} earlier`}
            </Button>
          )}
        </InlineStack>
        <Version version={latest} isLatest />
        {former.length === 0 && (
          <Text as="p" tone="subdued">
            It has meant this from the beginning.
          </Text>
        )}
        <Collapsible id={id} open={isOpen}>
          <BlockStack gap="400">
            {former.map((version) => (
              <Version key={version.version} version={version} />
            ))}
          </BlockStack>
        </Collapsible>
      </BlockStack>
    </Card>
  );
}

function Version({ version: { version, since, sentence, changes }, isLatest = false }: VersionProps) {
  return (
    <BlockStack gap="100">
      <InlineStack gap="200" blockAlign="center">
        <Text as="h3" variant="headingSm">
          Version {version}
        </Text>
        {isLatest && <Badge tone="success">Now</Badge>}
        <Text as="span" tone="subdued">
          since {since}
        </Text>
      </InlineStack>
      <Text as="p" breakWord>
        {sentence}
      </Text>
      {changes && changes.length > 0 && (
        <Box paddingInlineStart="200">
          <BlockStack as="ul">
            {changes.map(({ sign, what, words }) => (
              <li key={`${what} ${words}`} style={{ listStyle: "none" }}>
                <span aria-hidden="true">{sign}</span>{" "}
                <Text as="span" breakWord>
                  {what}: {words}
                </Text>
              </li>
            ))}
          </BlockStack>
        </Box>
      )}
    </BlockStack>
  );
}

interface VersionProps {
  version: VersionView;
  isLatest?: boolean;
}
