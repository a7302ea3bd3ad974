import { Banner, BlockStack, Button, InlineStack, SkeletonBodyText, Text } from "@shopify/polaris";
import { useState } from "react";
import { MailFrame } from "~/components/template-editor/mail-frame";
import { useAsked } from "../campaigns/use-asked";
import { askArmPreview } from "./ask";
import { changesOf, type ArmFields } from "./fields";
import type { ArmPreviewAnswer } from "./question";

/** What a message looks like as an arm changes it; asked for only once somebody wants to see it. */
export function ArmPreview({ experimentId, arm }: { experimentId: number; arm: ArmFields }) {
  const [isOpen, setIsOpen] = useState(false);
  const changes = changesOf(arm);
  const question = isOpen && changes ? { experimentId, template: arm.template || null, changes } : null;
  const { answer, isStale, hasFailed } = useAsked(askArmPreview, question);
  return (
    <BlockStack gap="300">
      <InlineStack>
        <Button ariaExpanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? "Hide the preview" : `Show how “${arm.name}” looks`}
        </Button>
      </InlineStack>
      {isOpen && (
        <div aria-live="polite" aria-busy={isStale}>
          {changes === null && <Text as="p">Mend what is marked above, and it is shown.</Text>}
          {hasFailed && <Text as="p">The preview did not come.</Text>}
          {answer ? (
            <Shown answer={answer} name={arm.name} />
          ) : (
            question && !hasFailed && <SkeletonBodyText lines={6} />
          )}
        </div>
      )}
    </BlockStack>
  );
}

function Shown({ answer, name }: { answer: ArmPreviewAnswer; name: string }) {
  if (answer.outcome === "wrong") return <Text as="p">{answer.problem}</Text>;
  const problems = Object.values(answer.errors);
  return (
    <BlockStack gap="200">
      {problems.length > 0 && (
        <Banner tone="warning">
          <p>{problems.join(". ")}.</p>
        </Banner>
      )}
      <Text as="p" fontWeight="semibold">
        {answer.subject}
      </Text>
      {answer.preheader !== "" && (
        <Text as="p" tone="subdued">
          {answer.preheader}
        </Text>
      )}
      <MailFrame html={answer.html} isPhone={false} isDark={false} height={420} title={`The message of ${name}`} />
    </BlockStack>
  );
}
