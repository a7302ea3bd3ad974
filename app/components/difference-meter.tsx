import { BlockStack, ProgressBar, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { alikeRate } from "~/domains/templates";

interface Props {
  /** Names the meter on its page. */
  id: string;
  /** What is compared, for who hears the page. */
  name: string;
  /** From 0, the same but for names, to 1. */
  difference: number;
  /** What differs, in words. */
  what: readonly string[];
  /** What to do when both are as good as one. */
  advice: string;
  /** What is compared, before the figure. */
  children: ReactNode;
}

/** How much two messages differ for who reads them. */
export function DifferenceMeter({ id, name, difference, what, advice, children }: Props) {
  const percent = Math.round(difference * 100);
  const isAlike = difference < alikeRate;
  return (
    <BlockStack gap="100">
      <Text as="p">
        {children}: {percent} % different
      </Text>
      <ProgressBar size="small" progress={percent} tone={isAlike ? "critical" : "success"} ariaLabelledBy={id} />
      <span id={id} hidden>
        Difference: {name}
      </span>
      {what.length > 0 && (
        <Text as="p" tone="subdued" breakWord>
          {what.join("; ")}.
        </Text>
      )}
      {isAlike && (
        <Text as="p" breakWord>
          {percent === 0 ? "Both say the same. " : "Both say nearly the same. "}
          {advice}
        </Text>
      )}
    </BlockStack>
  );
}
