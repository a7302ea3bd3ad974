import type { FormProps } from "../../forms/form-props";
import { ProseField } from "../../forms/text-fields";
import { Varying } from "../../forms/varying";

export function TextForm({ place, path, content, onChange }: FormProps<"text">) {
  return (
    <Varying
      label="Text"
      place={place}
      path={`${path}.text`}
      varied={content.text}
      onChange={(text) => onChange({ ...content, text })}
    >
      {(value, change, at) => <ProseField label="Text" path={at} value={value} onChange={change} />}
    </Varying>
  );
}
