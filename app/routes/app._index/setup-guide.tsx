import { Badge, BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";

interface Props {
  isReady: boolean;
  /** Part of the history could not be read, so that it does not go on by itself. */
  hasFailed: boolean;
  hasSender: boolean;
  /** Mail can be sent from the shop's own domain. */
  hasDomain: boolean;
  hasFlowOn: boolean;
}

/** What is left to do before the app works for the shop; goes away when it is done. */
export function SetupGuide({ isReady, hasFailed, hasSender, hasDomain, hasFlowOn }: Props) {
  const steps = [
    {
      title: "Let your history be read",
      isDone: isReady,
      action: hasFailed ? { content: "Open Health", url: "/app/health" } : null,
    },
    {
      title: "Say who your mail comes from",
      isDone: hasSender,
      action: { content: "Open settings", url: "/app/settings" },
    },
    {
      title: "Set up the domain your mail comes from",
      isDone: hasDomain,
      action: { content: "Open domain settings", url: "/app/settings/domain" },
    },
    { title: "Turn a flow on", isDone: hasFlowOn, action: { content: "Open flows", url: "/app/flows" } },
  ];
  // What goes on by itself has no button and is nobody's next step.
  const next = steps.find(({ isDone, action }) => !isDone && action);
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
              <StepBadge isDone={step.isDone} isAutomatic={step.action === null} />
              <Text as="span">{step.title}</Text>
            </InlineStack>
            {!step.isDone && step.action && (
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

function StepBadge({ isDone, isAutomatic }: { isDone: boolean; isAutomatic: boolean }) {
  if (isDone) {
    return (
      <Badge tone="success" progress="complete">
        Done
      </Badge>
    );
  }
  return (
    <Badge tone={isAutomatic ? "info" : "attention"} progress={isAutomatic ? "partiallyComplete" : "incomplete"}>
      {isAutomatic ? "Running" : "To do"}
    </Badge>
  );
}
