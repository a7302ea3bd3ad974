import { BlockStack, ChoiceList, List, Modal, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { askMove } from "~/components/flow-editor/ask";
import { useFlowForm } from "~/components/flow-editor/form-context";
import type { MoveAnswer } from "~/components/flow-editor/question";
import { flowChanges, type FlowContent } from "~/domains/flows";

interface Props {
  flowId: number;
  isOn: boolean;
  /** What who comes in follows now; null while there is no version. */
  published: FlowContent | null;
  people: number;
  onPublish(move: "stay" | "move"): void;
  onClose(): void;
}

type Choice = "stay" | "move";

/** Says what changes before it does, and asks what becomes of those who are in the flow. */
export function PublishModal({ flowId, isOn, published, people, onPublish, onClose }: Props) {
  const { content, names } = useFlowForm();
  const [move, setMove] = useState<Choice>("stay");
  const changes = published ? flowChanges(published, content, names) : [];
  return (
    <Modal
      open
      title="Publish the flow?"
      onClose={onClose}
      primaryAction={{ content: "Publish it", onAction: () => onPublish(move) }}
      secondaryActions={[{ content: "Not yet", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="300">
          <Text as="p">{wordsFor(isOn, published !== null)}</Text>
          {changes.length > 0 && (
            <List>
              {changes.map((change) => (
                <List.Item key={change}>{change}</List.Item>
              ))}
            </List>
          )}
          {people > 0 && (
            <>
              <ChoiceList
                title={`What becomes of the ${people.toLocaleString("en-GB")} who are in it`}
                choices={[
                  { value: "stay", label: "They finish on the version by which they came in" },
                  { value: "move", label: "They go on by this version, from the step where they stand" },
                ]}
                selected={[move]}
                onChange={([chosen]) => setMove(chosen === "move" ? "move" : "stay")}
              />
              {move === "move" && <Landings flowId={flowId} content={content} />}
            </>
          )}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

/** Where each would land. */
function Landings({ flowId, content }: { flowId: number; content: FlowContent }) {
  const [told, setTold] = useState<MoveAnswer | null>(null);
  useEffect(() => {
    askMove(flowId, content)
      .then(setTold)
      .catch(() => setTold({ outcome: "wrong", problem: "It could not be found out where they would land." }));
  }, [flowId, content]);
  if (!told) return <Text as="p">Looking where they would land…</Text>;
  if (told.outcome === "wrong") return <Text as="p">{told.problem}</Text>;
  return (
    <List>
      {told.moves.map(({ from, to, count }) => (
        <List.Item key={`${from} ${to}`}>
          {count.toLocaleString("en-GB")} at “{from}”: {to}
        </List.Item>
      ))}
    </List>
  );
}

function wordsFor(isOn: boolean, wasPublished: boolean): string {
  if (!wasPublished) return "It stays off until you turn it on.";
  return isOn
    ? "Whoever comes in from now on follows this version."
    : "The flow is off: it starts once you turn it on.";
}
