import { BlockStack, Button, Card, FormLayout, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import type { SubjectKind } from "~/domains/experiments/model";
import { ArmPreview } from "./arm-preview";
import { DifferenceFields } from "./difference-fields";
import { addArm, doesOptions, removeArm, type ArmFields, type Choice, type FieldErrors } from "./fields";

interface Props {
  experimentId: number;
  kind: SubjectKind;
  arms: ArmFields[];
  errors: FieldErrors;
  templates: Choice[];
  discounts: Choice[];
  onChange(arms: ArmFields[]): void;
}

const mostArms = 4;

/** The arms, one after the other: what shoppers get, and how many of them. */
export function ArmsForm(props: Props) {
  const { kind, arms, errors, onChange } = props;
  const mayAdd = arms.length < mostArms && doesOptions(kind).some(({ value }) => value === "differs");
  const sum = arms.reduce((total, { share }) => total + (Number(share) || 0), 0);
  return (
    <BlockStack gap="400">
      {arms.map((arm, i) => (
        <ArmCard key={arm.key} arm={arm} isFirst={i === 0} {...props} />
      ))}
      {(errors["arms"] !== undefined || sum !== 100) && (
        <Text as="p" tone="critical">
          {sum === 100 ? errors["arms"] : `The shares add up to ${sum} %, and must to 100 %.`}
        </Text>
      )}
      {mayAdd && (
        <InlineStack>
          <Button onClick={() => onChange(addArm(arms))}>Add an arm</Button>
        </InlineStack>
      )}
    </BlockStack>
  );
}

function ArmCard({ arm, isFirst, ...props }: Props & { arm: ArmFields; isFirst: boolean }) {
  const { experimentId, kind, arms, errors, templates, discounts, onChange } = props;
  const { key, name, share, does } = arm;
  const options = doesOptions(kind).filter(({ value }) => isFirst === (value === "usual"));
  const change = (change: Partial<ArmFields>) =>
    onChange(arms.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const choose = (value: string) => {
    const chosen = options.find((option) => option.value === value);
    if (chosen) change({ does: chosen.value });
  };
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {name === "" ? "Arm" : name}
          </Text>
          {!isFirst && arms.length > 2 && (
            <Button variant="plain" tone="critical" onClick={() => onChange(removeArm(arms, key))}>
              Remove
            </Button>
          )}
        </InlineStack>
        <FormLayout>
          <FormLayout.Group condensed>
            <TextField
              label="Name"
              value={name}
              error={errors[`name-${key}`] ?? false}
              maxLength={80}
              autoComplete="off"
              onChange={(name) => change({ name })}
            />
            <TextField
              label="Share"
              inputMode="numeric"
              suffix="%"
              value={share}
              error={errors[`share-${key}`] === undefined ? false : "Enter 1 to 99"}
              autoComplete="off"
              onChange={(share) => change({ share })}
            />
          </FormLayout.Group>
          {isFirst ? (
            <Text as="p" tone="subdued">
              Shoppers get it as it is meant.
            </Text>
          ) : (
            <Select label="Shoppers get" options={options} value={does} onChange={choose} />
          )}
        </FormLayout>
        {does === "differs" && (
          <>
            <DifferenceFields arm={arm} errors={errors} templates={templates} discounts={discounts} onChange={change} />
            <ArmPreview experimentId={experimentId} arm={arm} />
          </>
        )}
      </BlockStack>
    </Card>
  );
}
