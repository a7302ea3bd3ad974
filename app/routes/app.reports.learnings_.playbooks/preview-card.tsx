import { Banner, BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import type { PreviewView } from "./load.server";

interface Props {
  preview: PreviewView;
  isBusy: boolean;
  onUse(): void;
  onCancel(): void;
}

/** What a playbook would make, before anything is made. */
export function PreviewCard({ preview, isBusy, onUse, onCancel }: Props) {
  const { name, flow, segments, messages, warnings, problem } = preview;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What “{name}” would make
        </Text>
        <List>
          <List.Item>The flow “{flow}”, as a draft that is off</List.Item>
          {messages.map((message) => (
            <List.Item key={`message ${message}`}>The message “{message}”, as a draft</List.Item>
          ))}
          {segments.map((segment) => (
            <List.Item key={`segment ${segment.name}`}>
              {segment.isThere
                ? `The segment “${segment.name}” is there already and is used`
                : `The segment “${segment.name}”`}
            </List.Item>
          ))}
        </List>
        {problem !== null && (
          <Banner tone="critical">
            <p>{problem}.</p>
          </Banner>
        )}
        {warnings.length > 0 && (
          <Banner tone="warning">
            <List>
              {warnings.map((warning) => (
                <List.Item key={warning}>{warning}</List.Item>
              ))}
            </List>
          </Banner>
        )}
        <Text as="p" tone="subdued">
          Nobody is written to before you have published the messages and turned the flow on.
        </Text>
        <InlineStack gap="200">
          <Button variant="primary" disabled={problem !== null} loading={isBusy} onClick={onUse}>
            Make all of this
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
