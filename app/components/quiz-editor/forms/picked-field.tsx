import { BlockStack, Text } from "@shopify/polaris";
import type { Pickable } from "~/components/segment-builder/pick";
import { Picker } from "~/components/segment-builder/fields/picker";
import { useTitles } from "~/components/use-titles";
import { useQuizForm } from "../form-context";

interface Props {
  label: string;
  path: string;
  of: Pickable;
  ids: readonly string[];
  /** As many as can be chosen. */
  most: number;
  helpText?: string;
  onChange(ids: string[]): void;
}

/** Chooses things of the shop by their titles; their numbers are kept. */
export function PickedField({ label, path, of, ids, most, helpText, onChange }: Props) {
  const { problemAt } = useQuizForm();
  const { titleOf, remember } = useTitles(of, ids);
  return (
    <BlockStack gap="100">
      <Text as="p">{label}</Text>
      <Picker
        label={label}
        source={of}
        values={ids}
        titleOf={titleOf}
        allowMultiple={most > 1}
        allowOwn={false}
        error={problemAt(path) ?? false}
        placeholder="Search"
        onChange={(chosen, choice) => {
          if (choice) remember([choice]);
          onChange(chosen.slice(0, most));
        }}
      />
      {helpText && (
        <Text as="p" tone="subdued">
          {helpText}
        </Text>
      )}
    </BlockStack>
  );
}
