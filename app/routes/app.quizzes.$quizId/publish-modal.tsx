import { BlockStack, Checkbox, List, Modal, Text } from "@shopify/polaris";
import { useState } from "react";
import { changesBetween, type QuizContent } from "~/domains/quizzes";
import type { QuizState } from "~/domains/quizzes/model";

interface Props {
  state: QuizState;
  /** What shoppers see now; null while they see nothing. */
  published: QuizContent | null;
  content: QuizContent;
  /** Whether tips for its answers are at hand. */
  isReady: boolean;
  onPublish(knowledge: boolean): void;
  onClose(): void;
}

/** Says what changes for shoppers before it does. */
export function PublishModal({ state, published, content, isReady, onPublish, onClose }: Props) {
  const [isApplied, setIsApplied] = useState(isReady);
  const changes = published ? changesBetween(published, content) : [];
  return (
    <Modal
      open
      title="Publish the quiz?"
      onClose={onClose}
      primaryAction={{ content: "Publish it", onAction: () => onPublish(isApplied) }}
      secondaryActions={[{ content: "Not yet", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">{wordsFor(state, published !== null, changes.length)}</Text>
          {changes.length > 0 && (
            <List>
              {changes.map((change) => (
                <List.Item key={change}>{change}</List.Item>
              ))}
            </List>
          )}
          {isReady && (
            <Checkbox
              label="Make a segment of each answer, and put its tip into the welcome mail"
              helpText="You can change or remove both afterwards"
              checked={isApplied}
              onChange={setIsApplied}
            />
          )}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

function wordsFor(state: QuizState, wasPublished: boolean, changes: number): string {
  if (!wasPublished) return "Shoppers see it from now on, wherever its targeting says.";
  if (changes === 0) return "Nothing has changed since the last version.";
  return state === "paused"
    ? "The quiz is paused: shoppers see the new version once you resume it."
    : "Shoppers see this from now on. Answers that were given stay as they are.";
}
