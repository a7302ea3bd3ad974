import { BlockStack, Card, Checkbox, ChoiceList, InlineStack, Select, Tag, Text } from "@shopify/polaris";
import { optInModes } from "~/domains/consent/model";
import type { PolicyFields } from "./form";

interface Props {
  values: PolicyFields;
  /** Every country with its name. */
  countries: { value: string; label: string }[];
  onChange(change: Partial<PolicyFields>): void;
}

const modes: Record<PolicyFields["mode"], { label: string; helpText: string }> = {
  single: {
    label: "One word is enough",
    helpText: "Who ticks the box and gives an address gets mail from then on.",
  },
  double: {
    label: "Ask by mail",
    helpText: "A short mail asks whether it was them. Only who confirms gets more, and only their answers count.",
  },
};

const modeOf = (chosen: string | undefined) => optInModes.find((mode) => mode === chosen) ?? "double";

/** Whether one word is enough, where it is the other way round, and what holds where nobody knows the country. */
export function PolicyCard({ values, countries, onChange }: Props) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          How shoppers agree to mail
        </Text>
        <ChoiceList
          title="When somebody gives an address in a quiz"
          choices={optInModes.map((value) => ({ value, ...modes[value] }))}
          selected={[values.mode]}
          // What was the exception is the rule now.
          onChange={([chosen]) => onChange({ mode: modeOf(chosen), countries: "" })}
        />
        <Exceptions {...{ values, countries, onChange }} />
        <Select
          label="Where the country is not known"
          options={optInModes.map((value) => ({ value, label: modes[value].label }))}
          value={values.unknown}
          onChange={(chosen) => onChange({ unknown: modeOf(chosen) })}
        />
        <Text as="p" tone="subdued">
          Courts and authorities in Germany and Austria want proof that the owner of an address agreed, and only a
          confirmation from the mailbox is one. Who unsubscribed is always asked.
        </Text>
      </BlockStack>
    </Card>
  );
}

/** What becomes of addresses that are made to be thrown away. */
export function AddressCard({ values, onChange }: Pick<Props, "values" | "onChange">) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Disposable addresses
        </Text>
        <Checkbox
          label="Quizzes take no disposable addresses"
          helpText="They are made to be thrown away and stop working soon. However one comes, segments can ask for it: address_problem = 'disposable'."
          checked={values.disposable === "refuse"}
          onChange={(refuses) => onChange({ disposable: refuses ? "refuse" : "take" })}
        />
      </BlockStack>
    </Card>
  );
}

function Exceptions({ values, countries, onChange }: Props) {
  const chosen = values.countries.split(" ").filter((code) => code !== "");
  const nameOf = (code: string) => countries.find(({ value }) => value === code)?.label ?? code;
  const set = (codes: string[]) => onChange({ countries: codes.sort().join(" ") });
  const label = values.mode === "single" ? "Ask by mail in" : "One word is enough in";
  return (
    <BlockStack gap="200">
      <Select
        label={label}
        placeholder="Add a country"
        options={countries.filter(({ value }) => !chosen.includes(value))}
        value=""
        onChange={(code) => set([...chosen, code])}
      />
      {chosen.length > 0 && (
        <InlineStack gap="200">
          {chosen.map((code) => (
            <Tag key={code} onRemove={() => set(chosen.filter((one) => one !== code))}>
              {nameOf(code)}
            </Tag>
          ))}
        </InlineStack>
      )}
    </BlockStack>
  );
}
