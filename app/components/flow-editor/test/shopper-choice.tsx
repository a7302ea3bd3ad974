import { AutoSelection, BlockStack, Combobox, Listbox, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { fetchReaders } from "~/components/template-editor/ask";
import type { Reader } from "~/components/template-editor/question";

const patienceMs = 200;

interface Props {
  label: string;
  shopper: Reader | null;
  onChoose(shopper: Reader): void;
}

/** Chooses a shopper by name or address. */
export function ShopperChoice({ label, shopper, onChoose }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const found = useShoppers(typed ?? "", isOpen);
  const choose = (value: string) => {
    setTyped(null);
    const chosen = found.find((one) => one.value === value);
    if (chosen) onChoose(chosen);
  };
  return (
    <BlockStack gap="100">
      <Combobox
        activator={
          <Combobox.TextField
            label={label}
            autoComplete="off"
            value={typed ?? shopper?.label ?? ""}
            placeholder="Search by name or email"
            onChange={setTyped}
            onFocus={() => setIsOpen(true)}
            onBlur={() => {
              setIsOpen(false);
              setTyped(null);
            }}
          />
        }
      >
        {found.length > 0 ? (
          <Listbox accessibilityLabel="Shoppers" autoSelection={AutoSelection.None} onSelect={choose}>
            {found.map(({ value, label: name, detail }) => (
              <Listbox.Option key={value} value={value} selected={value === shopper?.value} accessibilityLabel={name}>
                <Listbox.TextOption selected={value === shopper?.value}>
                  {detail ? `${name} (${detail})` : name}
                </Listbox.TextOption>
              </Listbox.Option>
            ))}
          </Listbox>
        ) : null}
      </Combobox>
      {isOpen && typed !== null && found.length === 0 && (
        <Text as="p" tone="subdued">
          Nobody’s name or address begins like this.
        </Text>
      )}
    </BlockStack>
  );
}

function useShoppers(text: string, isOpen: boolean): Reader[] {
  const [found, setFound] = useState<Reader[]>([]);
  useEffect(() => {
    if (!isOpen) return;
    const asking = new AbortController();
    const timer = setTimeout(() => {
      fetchReaders(new URLSearchParams({ text }), asking.signal)
        .then(setFound)
        // The next letter asks again.
        .catch(() => asking.signal.aborted || setFound([]));
    }, patienceMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [text, isOpen]);
  return found;
}
