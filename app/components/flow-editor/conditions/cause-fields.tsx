import { BlockStack, Button, Select, Text, TextField } from "@shopify/polaris";
import { PlusIcon, XIcon } from "@shopify/polaris-icons";
import { Cell, Row } from "~/components/segment-builder/fields/row";
import { CauseTest } from "~/domains/flows";
import { useFlowForm } from "../form-context";
import { causeProperties } from "./cause-properties";

const mostTests = 5;
const operators: readonly { value: CauseTest["operator"]; label: string }[] = [
  { value: "=", label: "is" },
  { value: "!=", label: "is not" },
  { value: "contains", label: "contains" },
  { value: ">", label: "is more than" },
  { value: "<", label: "is less than" },
];

/** What the event that started the run has to say of itself. Nothing where no event starts the flow. */
export function CauseFields({ tests, onChange }: { tests: readonly CauseTest[]; onChange(tests: CauseTest[]): void }) {
  const { content } = useFlowForm();
  const offered = content.trigger.type === "happened" ? causeProperties(content.trigger.what.function) : [];
  if (offered.length === 0 && tests.length === 0) return null;
  const first = offered[0]?.value ?? "";
  return (
    <BlockStack gap="200">
      {tests.map((test, i) => (
        <Row key={i}>
          <Cell width={9}>
            <Select
              label={`What of the event, ${i + 1}`}
              labelHidden
              options={optionsWith(offered, test.property)}
              value={test.property}
              onChange={(property) => onChange(tests.with(i, { ...test, property }))}
            />
          </Cell>
          <Cell width={7}>
            <Select
              label={`How it compares, ${i + 1}`}
              labelHidden
              options={[...operators]}
              value={test.operator}
              onChange={(value) => {
                const operator = CauseTest.shape.operator.safeParse(value);
                if (operator.success) onChange(tests.with(i, { ...test, operator: operator.data }));
              }}
            />
          </Cell>
          <Cell width={9}>
            <TextField
              label={`With what, ${i + 1}`}
              labelHidden
              autoComplete="off"
              maxLength={500}
              value={test.value}
              onChange={(value) => onChange(tests.with(i, { ...test, value }))}
            />
          </Cell>
          <Button
            icon={XIcon}
            variant="tertiary"
            accessibilityLabel={`Remove what is asked of the event, ${i + 1}`}
            onClick={() => onChange(tests.toSpliced(i, 1))}
          />
        </Row>
      ))}
      {offered.length > 0 && tests.length < mostTests && (
        <div>
          <Button
            icon={PlusIcon}
            variant="tertiary"
            onClick={() => onChange([...tests, { property: first, operator: "=", value: "" }])}
          >
            Ask about what started it
          </Button>
        </div>
      )}
      {tests.length > 0 && (
        <Text as="p" tone="subdued">
          Of the very event by which this shopper came into the flow.
        </Text>
      )}
    </BlockStack>
  );
}

/** What a test asks about stays on offer, though another trigger was chosen since. */
function optionsWith(offered: readonly { value: string; label: string }[], property: string) {
  return offered.some(({ value }) => value === property)
    ? [...offered]
    : [...offered, { value: property, label: property }];
}
