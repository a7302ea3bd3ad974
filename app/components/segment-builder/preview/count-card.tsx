import { BlockStack, Card, Text } from "@shopify/polaris";
import type { Count } from "./question";
import type { Asking } from "./use-answer";
import { percent, shoppers } from "./words";

interface Props {
  asking: Asking;
  /** Whether there is anything that can be asked. */
  isReady: boolean;
}

/** How many are in, out and unknown, now. */
export function CountCard({ asking, isReady }: Props) {
  const last = asking.last?.outcome === "count" ? asking.last.count : null;
  const isStale = asking.answer === null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Who is in it now
        </Text>
        <div role="status" aria-live="polite">
          <Text as="p" {...(isStale ? { tone: "subdued" as const } : {})}>
            {wordsOf(asking, isReady)}
          </Text>
        </div>
        {isReady && last && (
          <div style={{ opacity: isStale ? 0.5 : 1 }}>
            <Bar count={last} />
          </div>
        )}
      </BlockStack>
    </Card>
  );
}

function wordsOf({ answer, hasFailed }: Asking, isReady: boolean): string {
  if (!isReady) return "Fill in every condition, and you will see here who is in.";
  if (hasFailed) return "The count did not come. Change something or reload the page to ask again.";
  if (!answer) return "Counting…";
  switch (answer.outcome) {
    case "count":
      return countWords(answer.count);
    case "late":
      return "Counting takes longer than five seconds. The segment can be saved all the same; it is then worked out in the background.";
    case "wrong":
      return answer.problem;
    case "members":
    case "overlaps":
    case "past":
      return "";
    default:
      return answer satisfies never;
  }
}

function countWords(count: Count): string {
  const everyone = count.in + count.out + count.unknown;
  if (everyone === 0) return "There are no shoppers yet. As soon as some are known, they are counted here.";
  if (count.in === everyone) return `Everyone: all ${shoppers(everyone)} are in it. It tells nobody apart.`;
  if (count.in === 0) return `Nobody is in it, of ${shoppers(everyone)}.`;
  return `${shoppers(count.in)} ${count.in === 1 ? "is" : "are"} in it: ${percent(count.in, everyone)} of ${everyone.toLocaleString("en-GB")}.`;
}

const colors = { in: "#2c6ecb", out: "#d4d4d4", unknown: "#d9822b" } as const;

function Bar({ count }: { count: Count }) {
  const everyone = count.in + count.out + count.unknown;
  const parts = (["in", "out", "unknown"] as const).map((part) => ({ part, size: count[part] }));
  return (
    <BlockStack gap="200">
      <div aria-hidden="true" style={{ borderRadius: 4, display: "flex", height: 12, overflow: "hidden" }}>
        {parts.map(({ part, size }) => (
          <div key={part} style={{ background: colors[part], width: `${(size / Math.max(1, everyone)) * 100}%` }} />
        ))}
      </div>
      <ul style={{ display: "flex", flexWrap: "wrap", gap: "4px 16px", listStyle: "none", margin: 0, padding: 0 }}>
        {parts.map(({ part, size }) => (
          <li key={part}>
            <span aria-hidden="true" style={{ color: colors[part] }}>
              ■
            </span>{" "}
            {size.toLocaleString("en-GB")} {part}
          </li>
        ))}
      </ul>
      {count.unknown > 0 && (
        <Text as="p" tone="subdued">
          Of {shoppers(count.unknown)} nobody knows enough to tell. They are not in.
        </Text>
      )}
    </BlockStack>
  );
}
