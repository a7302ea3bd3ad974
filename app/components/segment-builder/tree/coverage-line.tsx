import { Text } from "@shopify/polaris";
import type { Coverage } from "../preview/question";
import { percent, shoppers } from "../preview/words";

interface Props {
  coverage: Coverage & { everyone: number };
  /** Whether the condition is shown as its opposite. */
  isNegated: boolean;
  /** Whether, with what stands around it, the opposite of what is told of counts. */
  isDenied: boolean;
}

/** How well a condition is known: what nobody knows lets nobody in, said as it is or as its opposite. */
export function CoverageLine({ coverage: { known, holds, everyone }, isNegated, isDenied }: Props) {
  if (everyone === 0) return null;
  const unknown = everyone - known;
  const lets = isDenied ? "so even “not” does not let them in" : "so it does not let them in";
  return (
    <Text as="p" tone="subdued" variant="bodySm">
      Known for {percent(known, everyone)} of shoppers, true for {percent(isNegated ? known - holds : holds, everyone)}.
      {unknown > 0 && ` Of ${shoppers(unknown)} it is not known, ${lets}.`}
    </Text>
  );
}
