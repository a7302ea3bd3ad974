import { BlockStack, Card, ChoiceList, FormLayout, Text, TextField } from "@shopify/polaris";
import { DiscountForm } from "~/domains/coupons/model";

interface Props {
  values: DiscountForm;
  currency: string;
  /** What is wrong, by field. */
  errors: Record<string, string>;
  onChange(change: Partial<DiscountForm>): void;
}

/** What a code gives. */
export function GiftFields(props: Props) {
  const { values, currency, onChange } = props;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          What a code gives
        </Text>
        <FormLayout>
          <TextField
            label="Name"
            helpText="Shoppers see it at the checkout"
            maxLength={100}
            {...field("name", props)}
          />
          <ChoiceList
            title="The discount is"
            choices={[
              { label: "A percentage", value: "percentage" },
              { label: "An amount", value: "amount" },
            ]}
            selected={[values.kind]}
            onChange={([kind]) => onChange({ kind: DiscountForm.shape.kind.parse(kind) })}
          />
          {values.kind === "percentage" ? (
            <TextField label="Percent" inputMode="numeric" suffix="%" {...field("percent", props)} />
          ) : (
            <TextField label="Amount" inputMode="decimal" prefix={currency} {...field("amount", props)} />
          )}
          <TextField
            label="Least amount of an order"
            inputMode="decimal"
            prefix={currency}
            helpText="Leave it empty for orders of any amount"
            {...field("minimum", props)}
          />
        </FormLayout>
      </BlockStack>
    </Card>
  );
}

/** How long it is good. */
export function EndFields(props: Props) {
  const { values, onChange } = props;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          How long it is good
        </Text>
        <FormLayout>
          <ChoiceList
            title="It ends"
            choices={[
              { label: "Some days after a shopper gets it", value: "days" },
              { label: "On one day for everybody", value: "date" },
            ]}
            selected={[values.ends]}
            onChange={([ends]) => onChange({ ends: DiscountForm.shape.ends.parse(ends) })}
          />
          {values.ends === "days" ? (
            <TextField label="Days" inputMode="numeric" {...field("days", props)} />
          ) : (
            <TextField label="Last day" type="date" {...field("date", props)} />
          )}
        </FormLayout>
      </BlockStack>
    </Card>
  );
}

function field(name: keyof DiscountForm, { values, errors, onChange }: Props) {
  return {
    name,
    value: values[name],
    error: errors[name] ?? false,
    autoComplete: "off",
    onChange: (text: string) => onChange({ [name]: text }),
  };
}
