import { BlockStack } from "@shopify/polaris";
import type { Definition } from "~/domains/segments/model";
import { CountCard } from "./count-card";
import { MembersCard } from "./members-card";
import { OverlapsCard } from "./overlaps-card";
import { PastCard } from "./past-card";
import { useAnswer, type Asking } from "./use-answer";

interface Props {
  /** What can be asked; null while something is not filled in. */
  definition: Definition | null;
  /** The segment that is being changed. */
  segmentId: number | null;
  count: Asking;
}

/** What the segment would be, before it is saved. */
export function Preview({ definition, segmentId, count }: Props) {
  const members = useAnswer(definition && { ask: "members", definition });
  const overlaps = useAnswer(definition && { ask: "overlaps", exceptId: segmentId, definition });
  const size = count.answer?.outcome === "count" ? count.answer.count.in : null;
  return (
    <BlockStack gap="400">
      <CountCard asking={count} isReady={definition !== null} />
      {definition && (
        <>
          {size !== 0 && <MembersCard asking={members} />}
          {size !== 0 && <OverlapsCard asking={overlaps} size={size} />}
          <PastCard definition={definition} />
        </>
      )}
    </BlockStack>
  );
}
