import { BlockStack, Button, InlineGrid, InlineStack, Select, Text } from "@shopify/polaris";
import { PlusIcon, XIcon } from "@shopify/polaris-icons";
import { Cell, Row } from "~/components/segment-builder/fields/row";
import type { Targeting } from "~/domains/quizzes";
import { AmountField, WordsField } from "../forms/fields";
import { PickedField } from "../forms/picked-field";
import type { PartProps } from "./part-props";

const devices = [
  { value: "any", label: "Any" },
  { value: "phone", label: "Phones" },
  { value: "desktop", label: "Computers" },
] as const;
const visitors = [
  { value: "any", label: "Any" },
  { value: "new", label: "New" },
  { value: "returning", label: "Returning" },
] as const;
const signedIns = [
  { value: "any", label: "Any" },
  { value: "yes", label: "Signed in" },
  { value: "no", label: "Not signed in" },
] as const;
const utmNames = ["source", "medium", "campaign", "content", "term"] as const;

/** To whom the quiz is shown. */
export function WhoForm({ targeting, onChange }: PartProps) {
  const { device, visitor, signedIn, segmentIds, cartFromMinor, cartToMinor } = targeting;
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        To whom
      </Text>
      <InlineGrid columns={{ xs: 1, sm: 3 }} gap="300">
        <OneOf label="Device" options={devices} value={device} onChange={(one) => onChange({ device: one })} />
        <OneOf label="Visitor" options={visitors} value={visitor} onChange={(one) => onChange({ visitor: one })} />
        <OneOf label="Account" options={signedIns} value={signedIn} onChange={(one) => onChange({ signedIn: one })} />
      </InlineGrid>
      <PickedField
        label="Only shoppers in one of these segments"
        path="targeting.segmentIds"
        of="segment"
        ids={segmentIds.map(String)}
        most={10}
        helpText="Nobody is in a segment before they are known: by their account, a mail of yours or an earlier answer"
        onChange={(ids) => onChange({ segmentIds: ids.map(Number) })}
      />
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
        <AmountField
          label="Cart of at least"
          path="targeting.cartFromMinor"
          value={cartFromMinor}
          onChange={(minor) => onChange({ cartFromMinor: minor })}
        />
        <AmountField
          label="Cart of at most"
          path="targeting.cartToMinor"
          value={cartToMinor}
          onChange={(minor) => onChange({ cartToMinor: minor })}
        />
      </InlineGrid>
      <UtmList targeting={targeting} onChange={onChange} />
    </BlockStack>
  );
}

interface OneOfProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange(value: Value): void;
}

function OneOf<Value extends string>({ label, options, value, onChange }: OneOfProps<Value>) {
  return (
    <Select
      label={label}
      options={[...options]}
      value={value}
      onChange={(chosen) => options.forEach((option) => option.value === chosen && onChange(option.value))}
    />
  );
}

/** Where a visit has to have begun: the marks of campaigns in its address. */
function UtmList({ targeting: { utm }, onChange }: PartProps) {
  const change = (next: Targeting["utm"]) => onChange({ utm: next });
  return (
    <BlockStack gap="200">
      {utm.map(({ name, value }, i) => (
        <InlineStack key={i} gap="100" blockAlign="start" wrap={false}>
          <div style={{ flex: 1, minWidth: 0 }}>
            <Row>
              <Cell>
                <OneOf
                  label={`Campaign mark ${i + 1}`}
                  options={utmNames.map((one) => ({ value: one, label: `utm_${one}` }))}
                  value={name}
                  onChange={(one) => change(utm.with(i, { name: one, value }))}
                />
              </Cell>
              <Cell>
                <WordsField
                  label="is"
                  path={`targeting.utm.${i}.value`}
                  value={value}
                  onChange={(text) => change(utm.with(i, { name, value: text }))}
                />
              </Cell>
            </Row>
          </div>
          <Button
            icon={XIcon}
            variant="tertiary"
            accessibilityLabel={`Remove campaign mark ${i + 1}`}
            onClick={() => change(utm.toSpliced(i, 1))}
          />
        </InlineStack>
      ))}
      <InlineStack>
        <Button
          icon={PlusIcon}
          disabled={utm.length >= utmNames.length}
          onClick={() => change([...utm, { name: "source", value: "" }])}
        >
          Only visits from a campaign
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
