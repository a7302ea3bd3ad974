import { BlockStack, Link, Select } from "@shopify/polaris";
import { useForm } from "../../forms/form-context";
import type { FormProps } from "../../forms/form-props";
import { LineField } from "../../forms/text-fields";

export function CouponForm({ path, content, onChange }: FormProps<"coupon">) {
  const { discounts, problemAt } = useForm();
  const id = content.discountId === null ? "" : String(content.discountId);
  const isKnown = id === "" || discounts.some((one) => String(one.id) === id);
  return (
    <BlockStack gap="300">
      <Select
        id={`${path}.discountId`}
        label="Discount the codes belong to"
        helpText={
          discounts.length === 0 ? (
            <>
              There is no discount with codes yet. <Link url="/app/coupons/new">Make one</Link>
            </>
          ) : (
            "Each shopper gets a code of their own, good once"
          )
        }
        options={[
          { label: "Choose a discount…", value: "" },
          ...discounts.map((one) => ({ label: one.title, value: String(one.id) })),
          ...(isKnown ? [] : [{ label: "A discount that is not there any more", value: id }]),
        ]}
        value={id}
        error={problemAt(`${path}.discountId`) ?? false}
        onChange={(value) => onChange({ ...content, discountId: value === "" ? null : Number(value) })}
      />
      <LineField
        label="What the code gives"
        path={`${path}.heading`}
        value={content.heading}
        onChange={(heading) => onChange({ ...content, heading })}
      />
      <LineField
        label="What else to say"
        path={`${path}.text`}
        value={content.text}
        onChange={(text) => onChange({ ...content, text })}
      />
      <LineField
        label="Button says"
        path={`${path}.buttonLabel`}
        value={content.buttonLabel}
        onChange={(buttonLabel) => onChange({ ...content, buttonLabel })}
      />
    </BlockStack>
  );
}
