import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";

interface Props {
  isReady: boolean;
  hasSender: boolean;
  hasFlowOn: boolean;
}

/** What is left to do before the app works for the shop; goes away when it is done. */
export function SetupGuide({ isReady, hasSender, hasFlowOn }: Props) {
  const steps = [
    { title: "Your history is read", isDone: isReady, action: { content: "See how far it is", url: "/app/health" } },
    {
      title: "Say who your mail comes from",
      isDone: hasSender,
      action: { content: "Open settings", url: "/app/settings" },
    },
    { title: "Turn a flow on", isDone: hasFlowOn, action: { content: "Open flows", url: "/app/flows" } },
  ];
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Set up
          </Text>
          <Text as="span" tone="subdued">
            {steps.filter(({ isDone }) => isDone).length} of {steps.length} done
          </Text>
        </InlineStack>
        {steps.map((step) => (
          <InlineStack key={step.title} align="space-between" blockAlign="center" gap="200">
            <InlineStack gap="200" blockAlign="center">
              <Badge tone={step.isDone ? "success" : "attention"} progress={step.isDone ? "complete" : "incomplete"}>
                {step.isDone ? "Done" : "To do"}
              </Badge>
              <Text as="span">{step.title}</Text>
            </InlineStack>
            {!step.isDone && (
              <Button url={step.action.url} variant={step === next ? "primary" : "secondary"}>
                {step.action.content}
              </Button>
            )}
          </InlineStack>
        ))}
      </BlockStack>
    </Card>
  );
}
