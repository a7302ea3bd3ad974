import { FormLayout, Select, TextField } from "@shopify/polaris";
import type { ArmFields, Choice, FieldErrors } from "./fields";

interface Props {
  arm: ArmFields;
  errors: FieldErrors;
  templates: Choice[];
  discounts: Choice[];
  onChange(change: Partial<ArmFields>): void;
}

const texts = [
  { name: "subject", label: "Subject", max: 200 },
  { name: "preheader", label: "Preview text", max: 200 },
  { name: "heading", label: "Heading of the opening", max: 200 },
  { name: "imageUrl", label: "Picture of the opening", max: 2000, placeholder: "https://" },
  { name: "button", label: "First button", max: 80 },
] as const;

/** What differs for who has an arm. What is left empty stays as the message says it. */
export function DifferenceFields({ arm, errors, templates, discounts, onChange }: Props) {
  const error = (name: string) => errors[`${name}-${arm.key}`] ?? false;
  return (
    <FormLayout>
      <Select
        label="Message"
        options={[{ value: "", label: "The same, with what is changed below" }, ...templates]}
        value={arm.template}
        onChange={(template) => onChange({ template })}
      />
      {texts.map(({ name, label, max, ...more }) => (
        <TextField
          key={name}
          label={label}
          value={arm[name]}
          maxLength={max}
          error={error(name)}
          autoComplete="off"
          placeholder="As it is"
          onChange={(text) => onChange({ [name]: text })}
          {...more}
        />
      ))}
      <Select
        label="Code"
        options={[{ value: "same", label: "As it is" }, { value: "none", label: "No code" }, ...discounts]}
        value={arm.coupon}
        onChange={(coupon) => onChange({ coupon })}
      />
      <TextField
        label="Later by"
        inputMode="numeric"
        suffix="hours"
        value={arm.laterHours}
        error={error("laterHours") === false ? false : "Enter whole hours, 336 at most"}
        placeholder="0"
        autoComplete="off"
        onChange={(laterHours) => onChange({ laterHours })}
      />
    </FormLayout>
  );
}
