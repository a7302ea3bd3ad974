import type { FormProps } from "../../forms/form-props";
import { LinkFields } from "../../forms/link-fields";
import { Varying } from "../../forms/varying";

export function ButtonForm({ place, path, content, onChange }: FormProps<"button">) {
  return (
    <Varying
      label="Button"
      place={place}
      path={`${path}.link`}
      varied={content.link}
      onChange={(link) => onChange({ ...content, link })}
    >
      {(value, change, at) => <LinkFields path={at} link={value} onChange={change} />}
    </Varying>
  );
}
