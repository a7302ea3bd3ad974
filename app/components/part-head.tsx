import { Icon, InlineStack, Text } from "@shopify/polaris";
import { ChevronDownIcon, ChevronRightIcon } from "@shopify/polaris-icons";
import type { CSSProperties, ReactNode } from "react";

interface Props {
  id: string;
  title: string;
  summary: string;
  isOpen: boolean;
  onToggle(): void;
  /** Marks beside the title. */
  children?: ReactNode;
}

/** The head of a part of the message, which opens and closes its fields. */
export function PartHead({ id, title, summary, isOpen, onToggle, children }: Props) {
  return (
    <button
      type="button"
      id={`head-${id}`}
      aria-expanded={isOpen}
      aria-controls={`part-${id}`}
      style={plain}
      onClick={onToggle}
    >
      <span>
        <Icon source={isOpen ? ChevronDownIcon : ChevronRightIcon} tone="subdued" />
      </span>
      <span style={{ flex: 1, minWidth: 0 }}>
        <InlineStack as="span" gap="200" blockAlign="center">
          <Text as="span" variant="headingSm">
            {title}
          </Text>
          {children}
        </InlineStack>
        {summary !== "" && (
          <span style={{ display: "block" }}>
            <Text as="span" tone="subdued" truncate>
              {summary}
            </Text>
          </span>
        )}
      </span>
    </button>
  );
}

const plain: CSSProperties = {
  alignItems: "start",
  background: "none",
  border: 0,
  borderRadius: "var(--p-border-radius-100)",
  color: "inherit",
  cursor: "pointer",
  display: "flex",
  flex: 1,
  font: "inherit",
  gap: "var(--p-space-100)",
  minWidth: 0,
  padding: "var(--p-space-100)",
  textAlign: "start",
  width: "100%",
};
