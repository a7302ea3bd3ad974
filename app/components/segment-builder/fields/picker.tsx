import { AutoSelection, BlockStack, Combobox, InlineStack, Listbox, Tag, Text } from "@shopify/polaris";
import { useState } from "react";
import type { Choice, Pickable } from "../pick";
import { useChoices } from "../use-choices";

interface Props {
  label: string;
  /** Where choices come from: searched in the shop, or all of them at hand. */
  source: Pickable | readonly Choice[] | null;
  /** What is chosen. */
  values: readonly string[];
  titleOf(value: string): string;
  allowMultiple: boolean;
  /** Whether something that is not among the choices may be written. */
  allowOwn: boolean;
  error: string | false;
  placeholder?: string;
  onChange(values: string[], chosen?: Choice): void;
}

/** A field that suggests what there is. */
export function Picker({
  label,
  source,
  values,
  titleOf,
  allowMultiple,
  allowOwn,
  error,
  placeholder,
  onChange,
}: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const searched = useChoices(typeof source === "string" ? source : null, typed ?? "", isOpen);
  const choices = narrowed(typeof source === "string" ? searched : source, typed ?? "");
  const [single = ""] = values;

  const choose = (value: string) => {
    const chosen = choices.find((choice) => choice.value === value);
    setTyped(null);
    if (!allowMultiple) return onChange([value], chosen);
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value], chosen);
  };
  const write = (text: string) => {
    setTyped(text);
    if (allowOwn && !allowMultiple) onChange([text]);
  };
  const leave = () => {
    setIsOpen(false);
    const own = typed?.trim() ?? "";
    if (allowOwn && allowMultiple && own !== "" && !values.includes(own)) onChange([...values, own]);
    setTyped(null);
  };
  const own = allowOwn && allowMultiple ? (typed?.trim() ?? "") : "";
  const offered =
    own === "" || choices.some(({ value }) => value === own)
      ? choices
      : [{ value: own, label: `Add “${own}”` }, ...choices];

  return (
    <BlockStack gap="100">
      <Combobox
        allowMultiple={allowMultiple}
        activator={
          <Combobox.TextField
            label={label}
            labelHidden
            autoComplete="off"
            value={typed ?? (allowMultiple || single === "" ? "" : titleOf(single))}
            placeholder={placeholder ?? (allowMultiple ? "Add one" : "")}
            error={error}
            onChange={write}
            onFocus={() => setIsOpen(true)}
            onBlur={leave}
          />
        }
      >
        {offered.length > 0 ? (
          <Listbox accessibilityLabel={label} autoSelection={AutoSelection.None} onSelect={choose}>
            {offered.map(({ value, label: title, detail }) => (
              <Listbox.Option key={value} value={value} selected={values.includes(value)} accessibilityLabel={title}>
                <Listbox.TextOption selected={values.includes(value)}>
                  <Title title={title} detail={detail} />
                </Listbox.TextOption>
              </Listbox.Option>
            ))}
          </Listbox>
        ) : null}
      </Combobox>
      {allowMultiple && values.length > 0 && (
        <InlineStack gap="100" align="start">
          {values.map((value) => (
            <Tag key={value} onRemove={() => onChange(values.filter((one) => one !== value))}>
              {titleOf(value)}
            </Tag>
          ))}
        </InlineStack>
      )}
    </BlockStack>
  );
}

function Title({ title, detail }: { title: string; detail: string | undefined }) {
  return (
    <span style={{ overflowWrap: "anywhere" }}>
      {title}{" "}
      {detail && (
        <Text as="span" tone="subdued">
          {detail}
        </Text>
      )}
    </span>
  );
}

function narrowed(choices: readonly Choice[] | null, text: string): readonly Choice[] {
  const written = text.trim().toLowerCase();
  return (choices ?? []).filter(({ label, detail }) => `${label} ${detail ?? ""}`.toLowerCase().includes(written));
}
