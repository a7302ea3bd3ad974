import { ActionList, Button, Popover } from "@shopify/polaris";
import { PersonIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { tokenNames, tokens } from "../tokens/registry";

interface Props {
  fieldId: string;
  label: string;
  value: string;
  onChange(value: string): void;
}

/** Puts what is known of a shopper where the cursor stands; with words that stand by where it may be unknown. */
export function TokenMenu({ fieldId, label, value, onChange }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const insert = (token: string) => {
    const at = caretOf(fieldId) ?? value.length;
    setIsOpen(false);
    onChange(value.slice(0, at) + token + value.slice(at));
  };
  const button = (
    <Button
      icon={PersonIcon}
      variant="plain"
      size="micro"
      accessibilityLabel={`Insert something of the shopper’s into ${label}`}
      ariaExpanded={isOpen}
      onClick={() => setIsOpen(!isOpen)}
    >
      Insert
    </Button>
  );
  return (
    <div>
      <Popover active={isOpen} activator={button} autofocusTarget="first-node" onClose={() => setIsOpen(false)}>
        <ActionList
          actionRole="menuitem"
          items={tokenNames.map((name) => {
            const { label: content, canBeMissing, example } = tokens[name];
            const token = canBeMissing ? `{{${name}|${standIns[name] ?? "…"}}}` : `{{${name}}}`;
            return { content, helpText: `such as ${example}`, onAction: () => insert(token) };
          })}
        />
      </Popover>
    </div>
  );
}

/** What to begin with where something is not known; the merchant says it better. */
const standIns: Record<string, string> = { first_name: "there", last_product: "what you chose" };

function caretOf(fieldId: string): number | null {
  const field = document.getElementById(fieldId);
  const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  return isText ? field.selectionStart : null;
}
