import { BlockStack, Button, ChoiceList, InlineError, InlineStack, Select } from "@shopify/polaris";
import { XIcon } from "@shopify/polaris-icons";
import { choiceKeys, choiceLabel, type Given, type Question } from "~/domains/quizzes";
import { useQuizForm } from "../form-context";

const mostConditions = 5;

interface Props {
  path: string;
  /** What hangs on the answers: “question 2”. */
  of: string;
  when: readonly Given[];
  /** The questions that may be asked about. */
  earlier: readonly Question[];
  addLabel: string;
  /** Whether the last condition must stay. */
  needsOne?: boolean;
  onChange(when: Given[]): void;
}

/** Which answers must have been given; all of the conditions, and in each any of its choices. */
export function GivenForm({ path, of, when, earlier, addLabel, needsOne = false, onChange }: Props) {
  const { problemAt } = useQuizForm();
  const offered = earlier.filter((question) => choiceKeys(question) !== null);
  const [first] = offered;
  const problem = problemAt(path);
  const add = () => {
    const free = offered.find(({ key }) => !when.some(({ question }) => question === key)) ?? first;
    if (free) onChange([...when, { question: free.key, oneOf: (choiceKeys(free) ?? []).slice(0, 1) }]);
  };
  return (
    <BlockStack gap="300">
      {when.map((given, i) => (
        <Condition
          key={i}
          path={`${path}.${i}`}
          title={`Condition ${i + 1} of ${of}`}
          given={given}
          offered={offered}
          onChange={(next) => onChange(when.with(i, next))}
          {...((when.length > 1 || !needsOne) && { onRemove: () => onChange(when.toSpliced(i, 1)) })}
        />
      ))}
      {problem !== undefined && <InlineError fieldID={path} message={problem} />}
      <InlineStack>
        <Button
          id={path}
          disabled={!first || when.length >= mostConditions}
          accessibilityLabel={`${addLabel}: ${of}`}
          onClick={add}
        >
          {addLabel}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

interface ConditionProps {
  path: string;
  title: string;
  given: Given;
  offered: readonly Question[];
  onChange(given: Given): void;
  onRemove?(): void;
}

function Condition({ path, title, given, offered, onChange, onRemove }: ConditionProps) {
  const { problemAt } = useQuizForm();
  const asked = offered.find(({ key }) => key === given.question);
  const options = offered.map(({ key, title }) => ({ value: key, label: title || key }));
  const problem = problemAt(path) ?? problemAt(`${path}.oneOf`);
  const ask = (key: string) => {
    const next = offered.find((question) => question.key === key);
    if (next) onChange({ question: key, oneOf: (choiceKeys(next) ?? []).slice(0, 1) });
  };
  return (
    <div role="group" aria-label={title}>
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="end" wrap={false}>
          <div style={{ flex: 1, minWidth: 0 }}>
            <Select
              id={path}
              label="The answer to"
              options={
                asked ? options : [{ value: given.question, label: `${given.question} (not before)` }, ...options]
              }
              value={given.question}
              onChange={ask}
            />
          </div>
          {onRemove && (
            <Button icon={XIcon} variant="tertiary" accessibilityLabel={`Remove: ${title}`} onClick={onRemove} />
          )}
        </InlineStack>
        {asked && (
          <ChoiceList
            allowMultiple
            title="is one of"
            choices={(choiceKeys(asked) ?? []).map((key) => ({ value: key, label: choiceLabel(asked, key) || key }))}
            selected={given.oneOf}
            onChange={(oneOf) => onChange({ ...given, oneOf })}
          />
        )}
        {problem !== undefined && <InlineError fieldID={path} message={problem} />}
      </BlockStack>
    </div>
  );
}
