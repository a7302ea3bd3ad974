import type { FormProps } from "../../forms/form-props";
import { LineField, ProseField } from "../../forms/text-fields";
import { Varying } from "../../forms/varying";

export function TestimonialForm({ place, path, content, onChange }: FormProps<"testimonial">) {
  return (
    <Varying
      label="Testimonial"
      place={place}
      path={`${path}.content`}
      varied={content.content}
      onChange={(varied) => onChange({ ...content, content: varied })}
    >
      {(value, change, at) => (
        <>
          <ProseField
            label="What they say"
            path={`${at}.quote`}
            value={value.quote}
            helpText="In their own words; without words nothing is shown"
            onChange={(quote) => change({ ...value, quote })}
          />
          <LineField
            label="Who says it"
            path={`${at}.author`}
            value={value.author}
            onChange={(author) => change({ ...value, author })}
          />
          <LineField
            label="What makes them one of these shoppers"
            path={`${at}.about`}
            value={value.about}
            placeholder="bought it three times"
            onChange={(about) => change({ ...value, about })}
          />
        </>
      )}
    </Varying>
  );
}
