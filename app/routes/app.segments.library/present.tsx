import { Button, Text } from "@shopify/polaris";
import { useState } from "react";
import { ask } from "~/components/segment-builder/preview/ask";
import type { Answer } from "~/components/segment-builder/preview/question";
import { parse } from "~/domains/segments";

type Asked = { state: "unasked" | "asking" | "failed" } | { state: "told"; answer: Answer };

/** How many shoppers a segment would have now, for whoever wants to know: where counting all at once took too long. */
export function Present({ name, query }: { name: string; query: string }) {
  const [asked, setAsked] = useState<Asked>({ state: "unasked" });
  const start = () => {
    setAsked({ state: "asking" });
    ask({ ask: "count", definition: parse(query) }, new AbortController().signal)
      .then((answer) => setAsked({ state: "told", answer }))
      .catch(() => setAsked({ state: "failed" }));
  };
  return (
    <div aria-live="polite">
      {asked.state === "told" ? (
        <Text as="p">{wordsOf(asked.answer)}</Text>
      ) : (
        <Button
          variant="plain"
          onClick={start}
          loading={asked.state === "asking"}
          accessibilityLabel={`Count who would be in ${name} now`}
        >
          {asked.state === "failed" ? "No answer came; count again" : "How many now?"}
        </Button>
      )}
    </div>
  );
}

/** "41 shoppers now". */
export function presentWords({ in: members, unknown }: { in: number; unknown: number }): string {
  const words = `${members.toLocaleString("en-GB")} ${members === 1 ? "shopper" : "shoppers"} now`;
  return unknown === 0 ? words : `${words}; of ${unknown.toLocaleString("en-GB")} nobody can tell`;
}

function wordsOf(answer: Answer): string {
  switch (answer.outcome) {
    case "count": {
      return presentWords(answer.count);
    }
    case "late":
      return "Counting takes too long here; add it and it is worked out in the background";
    case "wrong":
      return answer.problem;
    case "members":
    case "overlaps":
    case "past":
      return "No count came";
    default:
      return answer satisfies never;
  }
}
