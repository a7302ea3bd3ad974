import { BlockStack, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { Picker } from "~/components/segment-builder/fields/picker";
import { fetchChoices } from "~/components/segment-builder/use-choices";

const mostPicked = 12;

interface Props {
  productIds: readonly string[];
  error: string | false;
  onChange(productIds: string[]): void;
}

/** Chooses products of the shop by their titles. */
export function ProductPicker({ productIds, error, onChange }: Props) {
  const [titles, setTitles] = useState<ReadonlyMap<string, string>>(new Map());
  const unknown = productIds.filter((id) => !titles.has(id));
  useEffect(() => {
    if (unknown.length === 0) return;
    const asking = new AbortController();
    fetchChoices(new URLSearchParams([["of", "product"], ...unknown.map((id) => ["id", id])]), asking.signal)
      .then((found) => setTitles((former) => new Map([...former, ...found.map(titled)])))
      // What has no title is shown by its number, which is right too.
      .catch(() => undefined);
    return () => asking.abort();
  }, [unknown.join()]);
  return (
    <BlockStack gap="100">
      <Text as="p">Products</Text>
      <Picker
        label="Products"
        source="product"
        values={productIds}
        titleOf={(id) => titles.get(id) ?? id}
        allowMultiple
        allowOwn={false}
        error={error}
        onChange={(ids, chosen) => {
          if (chosen) setTitles((former) => new Map([...former, titled(chosen)]));
          onChange(ids.slice(0, mostPicked));
        }}
      />
    </BlockStack>
  );
}

function titled({ value, label }: { value: string; label: string }): [string, string] {
  return [value, label];
}
