import { BlockStack, Select } from "@shopify/polaris";
import type { Outcome } from "~/domains/quizzes";
import { WordsField } from "./fields";
import { PickedField } from "./picked-field";

type Products = Outcome["products"];

const sources = [
  { value: "popular", label: "Your best sellers" },
  { value: "collection", label: "Those of a collection" },
  { value: "picked", label: "Those I choose" },
  { value: "nothing", label: "None" },
] as const;

const mostProducts = 6;

interface Props {
  path: string;
  outcome: Outcome;
  onChange(outcome: Outcome): void;
}

/** What a shopper is told in the end. */
export function OutcomeForm({ path, outcome, onChange }: Props) {
  const { products } = outcome;
  const change = (part: Partial<Outcome>) => onChange({ ...outcome, ...part });
  return (
    <BlockStack gap="400">
      <WordsField
        label="Heading"
        path={`${path}.heading`}
        value={outcome.heading}
        onChange={(heading) => change({ heading })}
      />
      <WordsField
        label="Tip"
        path={`${path}.tip`}
        lines={3}
        value={outcome.tip}
        helpText="What you would say across the counter to somebody who answered so"
        onChange={(tip) => change({ tip })}
      />
      <Select
        label="Products"
        options={[...sources]}
        value={products.from}
        onChange={(from) => change({ products: startOf(from, products) })}
      />
      {products.from === "picked" && (
        <PickedField
          label="Chosen products"
          path={`${path}.products.productIds`}
          of="product"
          ids={products.productIds}
          most={mostProducts}
          onChange={(productIds) => change({ products: { ...products, productIds } })}
        />
      )}
      {products.from === "collection" && (
        <PickedField
          label="Collection"
          path={`${path}.products.collectionId`}
          of="collection"
          ids={products.collectionId === "" ? [] : [products.collectionId]}
          most={1}
          onChange={([collectionId = ""]) => change({ products: { ...products, collectionId } })}
        />
      )}
      {(products.from === "collection" || products.from === "popular") && (
        <Select
          label="At most"
          options={[1, 2, 3, 4, 5, 6].map((count) => ({
            value: String(count),
            label: count === 1 ? "1 product" : `${count} products`,
          }))}
          value={String(products.count)}
          onChange={(count) => change({ products: { ...products, count: Number(count) } })}
        />
      )}
    </BlockStack>
  );
}

function startOf(from: string, former: Products): Products {
  const count = "count" in former ? former.count : 3;
  if (from === "picked") return { from, productIds: [] };
  if (from === "collection") return { from, collectionId: "", count };
  return from === "popular" ? { from, count } : { from: "nothing" };
}
