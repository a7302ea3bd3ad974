import type { FormProps } from "../../forms/form-props";
import { LineField } from "../../forms/text-fields";

export function UrgencyForm({ path, content, onChange }: FormProps<"urgency">) {
  return (
    <LineField
      label="Why now"
      path={`${path}.text`}
      value={content.text}
      helpText="A reason that stays true when the mail is read tomorrow"
      onChange={(text) => onChange({ ...content, text })}
    />
  );
}
