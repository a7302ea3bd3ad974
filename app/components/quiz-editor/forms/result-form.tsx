import { Banner, BlockStack, Button, Divider, InlineStack, Select, Text } from "@shopify/polaris";
import { PlusIcon, XIcon } from "@shopify/polaris-icons";
import { Moves } from "~/components/part-tools";
import { choiceKeys, type QuizContent } from "~/domains/quizzes";
import { useQuizForm } from "../form-context";
import { emptyOutcome } from "./empty";
import { GivenForm } from "./given-form";
import { OutcomeForm } from "./outcome-form";

type Result = QuizContent["result"];

const mostBranches = 12;

interface Props {
  result: Result;
  onChange(result: Result): void;
  /** A result is being worked on: its number, or null for everybody else's. */
  onLook(branch: number | null): void;
}

/** What shoppers are told in the end: the first result whose answers fit, otherwise the last. */
export function ResultForm({ result, onChange, onLook }: Props) {
  const { quiz } = useQuizForm();
  const { branches, otherwise } = result;
  const [first] = quiz.questions.filter((question) => choiceKeys(question) !== null);
  const change = (part: Partial<Result>) => onChange({ ...result, ...part });
  const add = () => {
    if (!first) return;
    const used = new Set(branches.flatMap(({ when }) => when.flatMap(({ oneOf }) => oneOf)));
    const keys = choiceKeys(first) ?? [];
    const free = keys.find((key) => !used.has(key)) ?? keys[0] ?? "";
    change({ branches: [...branches, { when: [{ question: first.key, oneOf: [free] }], outcome: emptyOutcome }] });
    onLook(branches.length);
  };
  const move = (at: number, by: -1 | 1) => {
    const moved = branches[at];
    if (!moved) return;
    change({ branches: branches.toSpliced(at, 1).toSpliced(at + by, 0, moved) });
    onLook(at + by);
  };
  return (
    <BlockStack gap="500">
      <DiscountChoice discountId={result.discountId} onChange={(discountId) => change({ discountId })} />
      {branches.map(({ when, outcome }, i) => (
        <div key={i} role="group" aria-label={`Result ${i + 1}`} onFocus={() => onLook(i)}>
          <BlockStack gap="400">
            <Divider />
            <InlineStack align="space-between" blockAlign="center" wrap={false}>
              <Text as="h3" variant="headingSm">
                Result {i + 1}
              </Text>
              <InlineStack gap="050" wrap={false}>
                <Moves title={`result ${i + 1}`} at={i} count={branches.length} onMove={(by) => move(i, by)} />
                <Button
                  icon={XIcon}
                  variant="tertiary"
                  accessibilityLabel={`Remove result ${i + 1}`}
                  onClick={() => change({ branches: branches.toSpliced(i, 1) })}
                />
              </InlineStack>
            </InlineStack>
            <GivenForm
              path={`result.branches.${i}.when`}
              of={`result ${i + 1}`}
              when={when}
              earlier={quiz.questions}
              addLabel="And another answer"
              needsOne
              onChange={(next) => change({ branches: branches.with(i, { when: next, outcome }) })}
            />
            <OutcomeForm
              path={`result.branches.${i}.outcome`}
              outcome={outcome}
              onChange={(next) => change({ branches: branches.with(i, { when, outcome: next }) })}
            />
          </BlockStack>
        </div>
      ))}
      <InlineStack>
        <Button icon={PlusIcon} disabled={!first || branches.length >= mostBranches} onClick={add}>
          Add a result for certain answers
        </Button>
      </InlineStack>
      <div role="group" aria-label="Result for everybody else" onFocus={() => onLook(null)}>
        <BlockStack gap="400">
          <Divider />
          <Text as="h3" variant="headingSm">
            {branches.length === 0 ? "For everybody" : "For everybody else"}
          </Text>
          <OutcomeForm path="result.otherwise" outcome={otherwise} onChange={(next) => change({ otherwise: next })} />
        </BlockStack>
      </div>
    </BlockStack>
  );
}

interface DiscountProps {
  discountId: number | null;
  onChange(discountId: number | null): void;
}

function DiscountChoice({ discountId, onChange }: DiscountProps) {
  const { discounts, problemAt } = useQuizForm();
  const isGone = discountId !== null && !discounts.some(({ id }) => id === discountId);
  return (
    <BlockStack gap="200">
      <Select
        id="result.discountId"
        label="A discount code for who gives an address"
        options={[
          { value: "", label: "None" },
          ...discounts.map(({ id, title }) => ({ value: String(id), label: title })),
          ...(isGone ? [{ value: String(discountId), label: "One that is no longer given" }] : []),
        ]}
        value={discountId === null ? "" : String(discountId)}
        error={problemAt("result.discountId") ?? false}
        helpText="Each shopper gets a code of their own. Discounts are made under Discount codes"
        onChange={(id) => onChange(id === "" ? null : Number(id))}
      />
      {isGone && (
        <Banner tone="warning">
          <p>The discount was stopped: shoppers get no code. Choose another one, or none.</p>
        </Banner>
      )}
    </BlockStack>
  );
}
