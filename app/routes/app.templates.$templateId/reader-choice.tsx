import { AutoSelection, BlockStack, Button, Combobox, InlineStack, Listbox, Select, Text } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { fetchReaders } from "~/components/template-editor/ask";
import type { Reader } from "~/components/template-editor/question";
import { useForm } from "~/domains/templates";

const patienceMs = 200;

/** Chooses a shopper to look at the message as: by name, or one of those in a segment. */
export function ReaderChoice({ reader, onChoose }: { reader: Reader | null; onChoose(reader: Reader | null): void }) {
  const { segments } = useForm();
  const [typed, setTyped] = useState<string | null>(null);
  const [segment, setSegment] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const readers = useReaders(typed ?? "", segment, isOpen);
  const choose = (value: string) => {
    setTyped(null);
    onChoose(readers.find((one) => one.value === value) ?? reader);
  };
  return (
    <BlockStack gap="200">
      <Select
        label="Shoppers from"
        options={[
          { label: "The whole shop", value: "" },
          ...segments.map(({ id, name }) => ({ label: `“${name}”`, value: String(id) })),
        ]}
        value={segment}
        onChange={setSegment}
      />
      <Combobox
        activator={
          <Combobox.TextField
            label="As this shopper"
            autoComplete="off"
            value={typed ?? reader?.label ?? ""}
            placeholder={segment === "" ? "Search by name or email" : "Choose one"}
            onChange={setTyped}
            onFocus={() => setIsOpen(true)}
            onBlur={() => {
              setIsOpen(false);
              setTyped(null);
            }}
          />
        }
      >
        {readers.length > 0 ? (
          <Listbox accessibilityLabel="Shoppers" autoSelection={AutoSelection.None} onSelect={choose}>
            {readers.map(({ value, label, detail }) => (
              <Listbox.Option key={value} value={value} selected={value === reader?.value} accessibilityLabel={label}>
                <Listbox.TextOption selected={value === reader?.value}>
                  {detail ? `${label} (${detail})` : label}
                </Listbox.TextOption>
              </Listbox.Option>
            ))}
          </Listbox>
        ) : null}
      </Combobox>
      {isOpen && typed !== null && readers.length === 0 && (
        <Text as="p" tone="subdued">
          Nobody’s name or address begins like this.
        </Text>
      )}
      {reader && (
        <InlineStack>
          <Button variant="plain" onClick={() => onChoose(null)}>
            As nobody in particular
          </Button>
        </InlineStack>
      )}
    </BlockStack>
  );
}

/** Shoppers to choose from, by what is written so far or by the segment. */
function useReaders(text: string, segment: string, isOpen: boolean): Reader[] {
  const [told, setTold] = useState<{ segment: string; readers: Reader[] }>({ segment: "", readers: [] });
  useEffect(() => {
    if (!isOpen) return;
    const setReaders = (readers: Reader[]) => setTold({ segment, readers });
    const asking = new AbortController();
    const timer = setTimeout(() => {
      fetchReaders(new URLSearchParams({ text, ...(segment !== "" && { segment }) }), asking.signal)
        .then(setReaders)
        // The next letter asks again.
        .catch(() => asking.signal.aborted || setReaders([]));
    }, patienceMs);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [text, segment, isOpen]);
  // Those of the segment that was chosen before are not offered as those of this one.
  if (told.segment !== segment) return [];
  if (segment === "") return told.readers;
  return told.readers.filter(({ label, detail }) =>
    `${label} ${detail ?? ""}`.toLowerCase().includes(text.toLowerCase()),
  );
}
