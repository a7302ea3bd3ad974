import { useFetcher } from "@remix-run/react";
import { ActionList, Button, InlineStack, Link, Popover, Text } from "@shopify/polaris";
import { useState } from "react";
import { useToast, type Told } from "~/components/use-toast";
import type { FlowView } from "./view";

interface Props {
  flow: FlowView;
  step: FlowView["steps"][number];
  /** Templates it could send instead. */
  choices: readonly { key: string; name: string }[];
}

/** What a step of a flow sends: leads to its editor, and lets another be chosen. */
export function TemplateChoice({ flow, step, choices }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  const choose = (template: string) => {
    setIsOpen(false);
    fetcher.submit({ flowId: String(flow.id), step: String(step.number), template }, { method: "post" });
  };
  const button = (
    <Button
      variant="plain"
      disclosure
      loading={fetcher.state !== "idle"}
      accessibilityLabel={`${flow.name} sends ${step.name}: choose another`}
      ariaExpanded={isOpen}
      onClick={() => setIsOpen(!isOpen)}
    >
      Change
    </Button>
  );
  return (
    <InlineStack gap="200" blockAlign="center">
      {step.templateId === null ? (
        <Text as="span">{step.name}</Text>
      ) : (
        <Link url={`/app/templates/${step.templateId}`}>{step.name}</Link>
      )}
      <Popover active={isOpen} activator={button} autofocusTarget="first-node" onClose={() => setIsOpen(false)}>
        <ActionList
          actionRole="menuitem"
          items={[
            ...choices
              .filter(({ key }) => key !== step.key)
              .map(({ key, name }) => ({ content: name, onAction: () => choose(key) })),
            { content: "New template…", url: "/app/templates/new" },
          ]}
        />
      </Popover>
    </InlineStack>
  );
}
