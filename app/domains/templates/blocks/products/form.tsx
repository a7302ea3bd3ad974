import { BlockStack, Checkbox, Select } from "@shopify/polaris";
import { useForm } from "../../forms/form-context";
import type { FormProps } from "../../forms/form-props";
import { ProductPicker } from "../../forms/product-picker";
import { LineField } from "../../forms/text-fields";
import { productSources, type ProductSource } from "./schema";

const sourceWords: Record<ProductSource, string> = {
  picked: "Those I choose",
  recommended: "Recommended to each shopper",
  viewed: "What they looked at",
  in_cart: "What is in their cart",
  bought_with: "What others bought with their last order",
};

export function ProductsForm({ path, content, onChange }: FormProps<"products">) {
  const { problemAt } = useForm();
  const change = (part: Partial<typeof content>) => onChange({ ...content, ...part });
  return (
    <BlockStack gap="300">
      <LineField
        label="Heading"
        path={`${path}.heading`}
        value={content.heading}
        onChange={(heading) => change({ heading })}
      />
      <Select
        label="Which products"
        helpText="Picture, title and price are those of the moment the mail goes out"
        options={productSources.map((source) => ({ label: sourceWords[source], value: source }))}
        value={content.source}
        onChange={(value) => change({ source: productSources.find((one) => one === value) ?? content.source })}
      />
      {content.source === "picked" && (
        <ProductPicker
          productIds={content.productIds}
          error={problemAt(`${path}.productIds`) ?? false}
          onChange={(productIds) => change({ productIds })}
        />
      )}
      <Select
        label="At most"
        options={[1, 2, 3, 4, 5, 6].map((count) => ({
          label: `${count} product${count === 1 ? "" : "s"}`,
          value: String(count),
        }))}
        value={String(content.count)}
        onChange={(count) => change({ count: Number(count) })}
      />
      <Checkbox label="With prices" checked={content.showsPrice} onChange={(showsPrice) => change({ showsPrice })} />
      <LineField
        label="Buttons say"
        path={`${path}.buttonLabel`}
        value={content.buttonLabel}
        onChange={(buttonLabel) => change({ buttonLabel })}
      />
    </BlockStack>
  );
}
