import { Button, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { audience, ConditionModal, useForm, type Block } from "~/domains/templates";

interface Props {
  title: string;
  when: Block["when"];
  onChange(when: Block["when"]): void;
}

/** Who sees a block at all. */
export function Audience({ title, when, onChange }: Props) {
  const { names } = useForm();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="span" tone="subdued" breakWord>
        {when ? `Only for: ${audience(when, names)}` : "Everybody sees it."}
      </Text>
      <Button variant="plain" accessibilityLabel={`${title}: change who sees it`} onClick={() => setIsAsking(true)}>
        {when ? "Change" : "Only for some"}
      </Button>
      {when && (
        <Button variant="plain" accessibilityLabel={`${title}: show it to everybody`} onClick={() => onChange(null)}>
          Show to everybody
        </Button>
      )}
      {isAsking && (
        <ConditionModal
          title={`${title}: who sees it?`}
          when={when}
          onUse={(chosen) => {
            onChange(chosen);
            setIsAsking(false);
          }}
          onClose={() => setIsAsking(false)}
        />
      )}
    </InlineStack>
  );
}
