import { OptionalImage, OptionalLink } from "../../forms/link-fields";
import type { FormProps } from "../../forms/form-props";
import { LineField, ProseField } from "../../forms/text-fields";
import { Varying } from "../../forms/varying";

export function HeroForm({ place, path, content, onChange }: FormProps<"hero">) {
  return (
    <Varying
      label="Opening"
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
            label="Text"
            path={`${at}.text`}
            value={value.text}
            onChange={(text) => change({ ...value, text })}
          />
          <OptionalImage path={`${at}.image`} image={value.image} onChange={(image) => change({ ...value, image })} />
          <OptionalLink path={`${at}.button`} link={value.button} onChange={(button) => change({ ...value, button })} />
        </>
      )}
    </Varying>
  );
}
