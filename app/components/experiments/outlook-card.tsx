import { Badge, BlockStack, Card, InlineStack, SkeletonBodyText, Text } from "@shopify/polaris";
import type { ExperimentDraft } from "~/domains/experiments";
import { useAsked } from "../campaigns/use-asked";
import { askOutlook } from "./ask";

/** What an experiment could show of the shoppers there are, before it begins. @param draft null while it cannot be read */
export function OutlookCard({ experimentId, draft }: { experimentId: number; draft: ExperimentDraft | null }) {
  const question = draft && { experimentId, arms: draft.arms, windowDays: draft.windowDays };
  const { answer, isStale, hasFailed } = useAsked(askOutlook, question);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            What it could show
          </Text>
          {answer?.outcome === "told" && !isStale && <Worth isWorthIt={answer.isWorthIt} />}
        </InlineStack>
        <div aria-live="polite" aria-busy={isStale}>
          {draft === null && <Text as="p">Mend what is marked below, and it is worked out.</Text>}
          {hasFailed && <Text as="p">It could not be worked out just now.</Text>}
          {answer?.outcome === "wrong" && <Text as="p">{answer.problem}</Text>}
          {answer?.outcome === "told" && (
            <BlockStack gap="100">
              {answer.words.map((words) => (
                <Text key={words} as="p">
                  {words}
                </Text>
              ))}
            </BlockStack>
          )}
          {draft !== null && !answer && !hasFailed && <SkeletonBodyText lines={3} />}
        </div>
      </BlockStack>
    </Card>
  );
}

function Worth({ isWorthIt }: { isWorthIt: boolean }) {
  return isWorthIt ? <Badge tone="success">Worth trying</Badge> : <Badge tone="warning">Too few shoppers</Badge>;
}
