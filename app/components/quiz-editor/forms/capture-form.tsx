import { BlockStack, Checkbox, Text } from "@shopify/polaris";
import { useState } from "react";
import type { QuizContent } from "~/domains/quizzes";
import { emptyCapture } from "./empty";
import { SwitchField, WordsField } from "./fields";

type Capture = NonNullable<QuizContent["capture"]>;

interface Props {
  capture: Capture | null;
  onChange(capture: Capture | null): void;
}

/** The step for the address, which a quiz may leave out. */
export function CaptureForm({ capture, onChange }: Props) {
  // Who takes the step away and wants it back finds the words as they were.
  const [kept, setKept] = useState(capture ?? emptyCapture);
  const change = (part: Partial<Capture>) => {
    if (!capture) return;
    const next = { ...capture, ...part };
    setKept(next);
    onChange(next);
  };
  return (
    <BlockStack gap="400">
      <Checkbox
        id="capture"
        label="Ask for the email address"
        checked={capture !== null}
        onChange={(isAsked) => onChange(isAsked ? kept : null)}
      />
      {capture && (
        <>
          <WordsField
            label="Heading"
            path="capture.heading"
            value={capture.heading}
            onChange={(heading) => change({ heading })}
          />
          <WordsField
            label="Words below it"
            path="capture.text"
            lines={2}
            value={capture.text}
            onChange={(text) => change({ text })}
          />
          <WordsField
            label="What a shopper agrees to"
            path="capture.consent"
            lines={3}
            value={capture.consent}
            helpText="It stands beside a box that shoppers tick themselves, and is kept word for word with their consent"
            onChange={(consent) => change({ consent })}
          />
          <SwitchField
            label="Ask for the first name, too"
            path="capture.asksName"
            checked={capture.asksName}
            onChange={(asksName) => change({ asksName })}
          />
          <SwitchField
            label="Show the result without an address, too"
            path="capture.canSkip"
            checked={capture.canSkip}
            onChange={(canSkip) => change({ canSkip })}
          />
          <Text as="p" tone="subdued">
            Where your settings ask for a double opt-in, shoppers confirm their address by a mail before you write to
            them.
          </Text>
        </>
      )}
    </BlockStack>
  );
}
