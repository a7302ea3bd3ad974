import { BlockStack, Button, InlineStack, Text, TextField } from "@shopify/polaris";
import { PlusIcon, XIcon } from "@shopify/polaris-icons";
import { AmountField } from "~/components/segment-builder/fields/amount-field";
import { Cell, Row, Words } from "~/components/segment-builder/fields/row";
import { addArm, mostArms, nameArm, removeArm, shareArm, type Step } from "~/domains/flows";

type SplitStep = Extract<Step, { type: "split" }>;

/** The ways of a split test, and how many shoppers go each. */
export function SplitForm({ step, onChange }: { step: SplitStep; onChange(step: SplitStep): void }) {
  const { paths } = step;
  const sum = paths.reduce((all, { share }) => all + share, 0);
  return (
    <BlockStack gap="300">
      <TextField
        label="What is tried"
        autoComplete="off"
        maxLength={80}
        value={step.name}
        helpText="The name under which it stands among your experiments"
        onChange={(name) => onChange({ ...step, name })}
      />
      {paths.map(({ arm, name, share }, at) => (
        <div key={arm} role="group" aria-label={`Way ${at + 1} of ${paths.length}`}>
          <Row>
            <Cell width={10}>
              <TextField
                label={`Name of way ${at + 1}`}
                labelHidden
                autoComplete="off"
                maxLength={80}
                value={name}
                onChange={(typed) => onChange(nameArm(step, at, typed))}
              />
            </Cell>
            <Cell width={5} isFixed>
              <AmountField
                label={`Share of way ${at + 1} in percent`}
                value={share}
                least={1}
                most={99}
                onChange={(typed) => onChange(shareArm(step, at, typed))}
              />
            </Cell>
            <Words>%</Words>
            <Button
              icon={XIcon}
              variant="tertiary"
              disabled={paths.length <= 2}
              accessibilityLabel={`Remove way ${at + 1}, ${name}`}
              onClick={() => onChange(removeArm(step, at))}
            />
          </Row>
        </div>
      ))}
      {sum !== 100 && (
        <Text as="p" tone="critical">
          The shares add up to {sum} %; they must add up to 100 %.
        </Text>
      )}
      <InlineStack>
        <Button icon={PlusIcon} disabled={paths.length >= mostArms} onClick={() => onChange(addArm(step))}>
          Add a way
        </Button>
      </InlineStack>
      <Text as="p" tone="subdued">
        Chance decides, and the same shopper always goes the same way. What comes of each way is compared among your
        experiments.
      </Text>
    </BlockStack>
  );
}
