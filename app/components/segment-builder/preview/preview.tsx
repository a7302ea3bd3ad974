import { BlockStack } from "@shopify/polaris";
import type { Definition } from "~/domains/segments/model";
import { MembersCard } from "./members-card";
import { OverlapsCard } from "./overlaps-card";
import { PastCard } from "./past-card";
import { useAnswer } from "./use-answer";

interface Props {
  definition: Definition;
  /** The segment that is being changed. */
  segmentId: number | null;
  /** How many are in, when that is known. */
  size: number | null;
}

/** What the segment would be, before it is saved. */
export function Preview({ definition, segmentId, size }: Props) {
  const members = useAnswer({ ask: "members", definition });
  const overlaps = useAnswer({ ask: "overlaps", exceptId: segmentId, definition });
  return (
    <BlockStack gap="400">
      {size !== 0 && <MembersCard asking={members} />}
      {size !== 0 && <OverlapsCard asking={overlaps} size={size} />}
      <PastCard definition={definition} />
    </BlockStack>
  );
}
