import { Text } from "@shopify/polaris";
import type { Coverage } from "../preview/question";
import { percent, shoppers } from "../preview/words";

/** What is told of a condition, and of how many shoppers; `isStale` while it is told of the tree as it was before. */
export interface Known extends Coverage {
  everyone: number;
  isStale: boolean;
}

interface Props {
  /** Null while nothing is told yet: the line keeps its place, so that nothing moves under somebody's hand. */
  known: Known | null;
  /** Whether the condition is shown as its opposite. */
  isNegated: boolean;
  /** Whether, with what stands around it, the opposite of what is told of counts. */
  isDenied: boolean;
}

/** How well a condition is known: what nobody knows lets nobody in, said as it is or as its opposite. */
export function CoverageLine({ known, isNegated, isDenied }: Props) {
  return (
    <div style={{ opacity: known?.isStale ? 0.5 : 1 }}>
      <Text as="p" tone="subdued" variant="bodySm">
        {known ? wordsOf(known, isNegated, isDenied) : "\u00a0"}
      </Text>
    </div>
  );
}

function wordsOf({ known, holds, everyone }: Known, isNegated: boolean, isDenied: boolean): string {
  if (everyone === 0) return "There are no shoppers yet.";
  const isTrue = isNegated ? known - holds : holds;
  const shares = `Known for ${percent(known, everyone)} of shoppers, true for ${percent(isTrue, everyone)}.`;
  if (known === everyone) return shares;
  const lets = isDenied ? "so even “not” does not let them in" : "so it does not let them in";
  return `${shares} Of ${shoppers(everyone - known)} it is not known, ${lets}.`;
}
