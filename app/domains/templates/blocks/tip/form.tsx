import type { FormProps } from "../../forms/form-props";
import { LineField, ProseField } from "../../forms/text-fields";
import { Varying } from "../../forms/varying";

export function TipForm({ place, path, content, onChange }: FormProps<"tip">) {
  return (
    <Varying
      label="Tip"
      place={place}
      path={`${path}.content`}
      varied={content.content}
      onChange={(varied) => onChange({ ...content, content: varied })}
    >
      {(value, change, at) => (
        <>
          <LineField
            label="Heading"
            path={`${at}.heading`}
            value={value.heading}
            onChange={(heading) => change({ ...value, heading })}
          />
          <ProseField
            label="Advice"
            path={`${at}.text`}
            value={value.text}
            helpText="A version for each answer of your quiz; without words nothing is shown"
            onChange={(text) => change({ ...value, text })}
          />
        </>
      )}
    </Varying>
  );
}
