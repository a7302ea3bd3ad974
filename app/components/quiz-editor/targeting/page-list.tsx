import { BlockStack, Button, InlineStack, Select, Text } from "@shopify/polaris";
import { PlusIcon, XIcon } from "@shopify/polaris-icons";
import { Cell, Row } from "~/components/segment-builder/fields/row";
import { Picker } from "~/components/segment-builder/fields/picker";
import type { Pickable } from "~/components/segment-builder/pick";
import type { PageRule } from "~/domains/quizzes";
import { useQuizForm } from "../form-context";
import { WordsField } from "../forms/fields";
import { kindOf, pageKinds } from "./page-kinds";

const mostRules = 20;

interface Props {
  title: string;
  path: string;
  rules: readonly PageRule[];
  /** What is so while the list is empty. */
  none: string;
  onChange(rules: PageRule[]): void;
}

/** Pages, by their kind or one by one. */
export function PageList({ title, path, rules, none, onChange }: Props) {
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      {rules.length === 0 && (
        <Text as="p" tone="subdued">
          {none}
        </Text>
      )}
      {rules.map((rule, i) => (
        <Rule
          key={i}
          title={`${title}: page ${i + 1}`}
          path={`${path}.${i}`}
          rule={rule}
          onChange={(next) => onChange(rules.with(i, next))}
          onRemove={() => onChange(rules.toSpliced(i, 1))}
        />
      ))}
      <InlineStack>
        <Button
          icon={PlusIcon}
          disabled={rules.length >= mostRules}
          accessibilityLabel={`${title}: add a page`}
          onClick={() => onChange([...rules, { page: "product", handle: null }])}
        >
          Add a page
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

interface RuleProps {
  title: string;
  path: string;
  rule: PageRule;
  onChange(rule: PageRule): void;
  onRemove(): void;
}

function Rule({ title, path, rule, onChange, onRemove }: RuleProps) {
  return (
    <InlineStack gap="100" blockAlign="start" wrap={false}>
      <div style={{ flex: 1, minWidth: 0 }}>
        <Row>
          <Cell>
            <Select
              label={title}
              labelHidden
              options={pageKinds.map(({ kind, label }) => ({ value: kind, label }))}
              value={kindOf(rule)}
              onChange={(chosen) => pageKinds.forEach(({ kind, start }) => kind === chosen && onChange(start))}
            />
          </Cell>
          <Which title={title} path={path} rule={rule} onChange={onChange} />
        </Row>
      </div>
      <Button icon={XIcon} variant="tertiary" accessibilityLabel={`Remove: ${title}`} onClick={onRemove} />
    </InlineStack>
  );
}

/** Which page of its kind, where one has to be named. */
function Which({ title, path, rule, onChange }: Omit<RuleProps, "onRemove">) {
  const label = `${title}, which one`;
  switch (rule.page) {
    case "product":
    case "collection": {
      if (rule.handle === null) return null;
      const of = rule.page === "product" ? "product_handle" : "collection_handle";
      const pick = (handle: string) => onChange({ ...rule, handle });
      return <WordChoice label={label} path={`${path}.handle`} of={of} value={rule.handle} onChange={pick} />;
    }
    case "products_in": {
      const of = ({ collection: "collection_handle", type: "product_type", tag: "product_tag" } as const)[rule.by];
      const pick = (value: string) => onChange({ ...rule, value });
      return <WordChoice label={label} path={`${path}.value`} of={of} value={rule.value} onChange={pick} />;
    }
    case "path":
      return (
        <Cell>
          <WordsField
            label={label}
            labelHidden
            path={`${path}.path`}
            value={rule.path}
            helpText="An * at the end stands for anything"
            onChange={(value) => onChange({ ...rule, path: value })}
          />
        </Cell>
      );
    case "home":
    case "cart":
    case "search":
    case "account":
    case "blog":
      return null;
    default:
      return rule satisfies never;
  }
}

interface WordProps {
  label: string;
  path: string;
  of: Pickable;
  value: string;
  onChange(value: string): void;
}

function WordChoice({ label, path, of, value, onChange }: WordProps) {
  const { problemAt } = useQuizForm();
  return (
    <Cell>
      <Picker
        label={label}
        source={of}
        values={value === "" ? [] : [value]}
        titleOf={(word) => word}
        allowMultiple={false}
        allowOwn={false}
        error={problemAt(path) ?? false}
        placeholder="Search"
        onChange={([word = ""]) => onChange(word)}
      />
    </Cell>
  );
}
