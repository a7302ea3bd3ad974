import { Form } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import type { FlowView, VersionView } from "./load.server";

/** A version: since when, what it changed, how many still follow it, and the way back to it. */
export function VersionCard({ version, at, changes, isFirst, waiting, flow }: VersionView & { flow: FlowView }) {
  const isCurrent = version === flow.version;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              Version {version}
            </Text>
            {isCurrent && (
              <Badge tone={flow.isOn ? "success" : "attention"}>{flow.isOn ? "On now" : "The latest, off"}</Badge>
            )}
            {waiting > 0 && <Badge tone="info">{`${waiting.toLocaleString("en-GB")} still in it`}</Badge>}
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
            {flow.hasDraft && (
              <Text as="p" tone="subdued">
                It takes the place of your present draft. Copy the flow first if you want to keep that.
              </Text>
            )}
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}
