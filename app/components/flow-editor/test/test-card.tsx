import { BlockStack, Button, Card, InlineStack, List, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Reader } from "~/components/template-editor/question";
import { askTest } from "../ask";
import { useFlowForm } from "../form-context";
import type { TestAnswer } from "../question";
import { useFlowTree } from "../tree/tree-context";
import { ShopperChoice } from "./shopper-choice";

/** Tries the flow as it is written with one shopper: what would be decided at each step, and why. Nothing is sent. */
export function TestCard({ flowId }: { flowId: number }) {
  const { content } = useFlowForm();
  const [shopper, setShopper] = useState<Reader | null>(null);
  const [told, setTold] = useState<TestAnswer | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const ask = async () => {
    if (!shopper) return;
    setIsAsking(true);
    const answer = await askTest(flowId, content, shopper.value).catch(() => noAnswer);
    setTold(answer);
    setIsAsking(false);
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h3" variant="headingMd">
          Try it with one shopper
        </Text>
        <Text as="p" tone="subdued">
          What would be decided at each step, were it to start for them now. Nothing is sent and nothing is written
          down.
        </Text>
        <ShopperChoice
          label="Shopper"
          shopper={shopper}
          onChoose={(chosen) => {
            setShopper(chosen);
            setTold(null);
          }}
        />
        <InlineStack>
          <Button disabled={shopper === null} loading={isAsking} onClick={() => void ask()}>
            Show what would happen
          </Button>
        </InlineStack>
        <div role="status">{told && <Told told={told} />}</div>
      </BlockStack>
    </Card>
  );
}

const noAnswer: TestAnswer = { outcome: "wrong", problem: "No answer came. Try again in a moment." };

function Told({ told }: { told: TestAnswer }) {
  const { numberOf, choose } = useFlowTree();
  if (told.outcome === "wrong") return <Text as="p">{told.problem}</Text>;
  return (
    <List type="number">
      {told.decisions.map(({ step, at, title, words }, i) => {
        const number = step === null ? 0 : numberOf(step).number;
        return (
          <List.Item key={i}>
            {step !== null && number > 0 ? (
              <Button variant="plain" textAlign="left" onClick={() => choose(step)}>
                {title}
              </Button>
            ) : (
              <Text as="span" fontWeight="semibold">
                {title}
              </Text>
            )}
            <Text as="p">
              {words}
              {at !== null && (
                <Text as="span" tone="subdued">
                  {" "}
                  {at}
                </Text>
              )}
            </Text>
          </List.Item>
        );
      })}
    </List>
  );
}
