import { Form } from "@remix-run/react";
import { BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface Props {
  version: number;
  /** Since when it was the latest, in words. */
  at: string;
  changes: readonly string[];
  isFirst: boolean;
  isCurrent: boolean;
  /** How it stands. */
  badges: ReactNode;
  /** What happens to the present draft when it is taken up again; null where there is none. */
  ofDraft: string | null;
}

/** A version: since when, what it changed, and the way back to it. */
export function VersionCard({ version, at, changes, isFirst, isCurrent, badges, ofDraft }: Props) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              Version {version}
            </Text>
            {badges}
          </InlineStack>
          <Text as="span" tone="subdued">
            {at}
          </Text>
        </InlineStack>
        {isFirst ? (
          <Text as="p">The first one.</Text>
        ) : (
          <List>
            {changes.map((change) => (
              <List.Item key={change}>{change}</List.Item>
            ))}
          </List>
        )}
        {!isCurrent && (
          <BlockStack gap="100">
            <Form method="post">
              <input type="hidden" name="version" value={version} />
              <Button submit accessibilityLabel={`Work on version ${version} again`}>
                Work on it again
              </Button>
            </Form>
            {ofDraft !== null && (
              <Text as="p" tone="subdued">
                {ofDraft}
              </Text>
            )}
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}
