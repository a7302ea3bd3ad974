import { useSearchParams } from "@remix-run/react";
import { Box, InlineStack, Select } from "@shopify/polaris";
import type { narrowingsOf } from "./asked";

const views = [
  { value: "all", label: "Everybody" },
  { value: "known", label: "Known shoppers" },
  { value: "waiting", label: "Address not confirmed yet" },
  { value: "anonymous", label: "Without an address" },
];

interface Props {
  questions: ReturnType<typeof narrowingsOf>;
  question: string;
  choice: string;
  view: string;
}

/** Narrows the responses to those with an answer, and by whose they are. */
export function Filters({ questions, question, choice, view }: Props) {
  const [, setParams] = useSearchParams();
  const choices = questions.find(({ key }) => key === question)?.choices ?? [];
  const narrow = (changes: Record<string, string>) =>
    setParams((former) => {
      const next = new URLSearchParams(former);
      next.delete("page");
      for (const [name, value] of Object.entries(changes)) {
        if (value === "" || value === "all") next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
  return (
    <Box padding="300">
      <InlineStack gap="300" wrap>
        <Select label="Who" options={views} value={view} onChange={(show) => narrow({ show })} />
        <Select
          label="Answered"
          options={[
            { value: "", label: "Any question" },
            ...questions.map(({ key, title }) => ({ value: key, label: title })),
          ]}
          value={question}
          onChange={(chosen) => narrow({ question: chosen, choice: "" })}
        />
        {choices.length > 0 && (
          <Select
            label="With"
            options={[{ value: "", label: "Any answer" }, ...choices.map(({ key, label }) => ({ value: key, label }))]}
            value={choice}
            onChange={(chosen) => narrow({ choice: chosen })}
          />
        )}
      </InlineStack>
    </Box>
  );
}
