import { BlockStack, Checkbox, InlineError, Select, Text } from "@shopify/polaris";
import type { Targeting } from "~/domains/quizzes";
import { useQuizForm } from "../form-context";
import { WholeField, WordsField } from "../forms/fields";
import type { PartProps } from "./part-props";

/** What opens the quiz. */
export function OpensForm({ targeting, onChange }: PartProps) {
  const { opens } = targeting;
  const { problemAt } = useQuizForm();
  const problem = problemAt("targeting.opens");
  const change = (part: Partial<Targeting["opens"]>) => onChange({ opens: { ...opens, ...part } });
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        It opens by itself
      </Text>
      <Checkbox
        id="targeting.opens"
        label="After a while on the page"
        checked={opens.afterSeconds !== null}
        onChange={(isOn) => change({ afterSeconds: isOn ? 10 : null })}
      />
      {opens.afterSeconds !== null && (
        <WholeField
          label="After so many seconds"
          path="targeting.opens.afterSeconds"
          value={opens.afterSeconds}
          suffix="seconds"
          onChange={(afterSeconds) => change({ afterSeconds: afterSeconds ?? 0 })}
        />
      )}
      <Checkbox
        label="After scrolling"
        checked={opens.afterScrollPercent !== null}
        onChange={(isOn) => change({ afterScrollPercent: isOn ? 50 : null })}
      />
      {opens.afterScrollPercent !== null && (
        <WholeField
          label="So much of the page"
          path="targeting.opens.afterScrollPercent"
          value={opens.afterScrollPercent}
          suffix="%"
          onChange={(afterScrollPercent) => change({ afterScrollPercent: afterScrollPercent ?? 0 })}
        />
      )}
      <Checkbox
        label="When somebody is about to leave"
        checked={opens.onExitIntent}
        onChange={(onExitIntent) => change({ onExitIntent })}
      />
      {problem !== undefined && <InlineError fieldID="targeting.opens" message={problem} />}
      <Teaser targeting={targeting} onChange={onChange} />
    </BlockStack>
  );
}

function Teaser({ targeting: { teaser }, onChange }: PartProps) {
  return (
    <>
      <Checkbox
        label="Show a tab at the edge that opens it"
        checked={teaser !== null}
        onChange={(isOn) => onChange({ teaser: isOn ? { text: "", side: "right" } : null })}
      />
      {teaser && (
        <>
          <WordsField
            label="The tab says"
            path="targeting.teaser.text"
            maxLength={40}
            value={teaser.text}
            onChange={(text) => onChange({ teaser: { ...teaser, text } })}
          />
          <Select
            label="At which edge"
            options={[
              { value: "left", label: "Left" },
              { value: "right", label: "Right" },
            ]}
            value={teaser.side}
            onChange={(side) => onChange({ teaser: { ...teaser, side: side === "left" ? "left" : "right" } })}
          />
        </>
      )}
    </>
  );
}
