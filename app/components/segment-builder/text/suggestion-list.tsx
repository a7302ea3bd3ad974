import { Text } from "@shopify/polaris";
import { useEffect, useRef } from "react";
import type { Offer } from "~/domains/segments";

interface Props {
  id: string;
  offers: readonly Offer[];
  active: number;
  onChoose(offer: Offer): void;
}

export function optionId(listId: string, i: number): string {
  return `${listId}-${i}`;
}

/** What may be written next, under the field it is written in. The field keeps the focus. */
export function SuggestionList({ id, offers, active, onChoose }: Props) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children.item(active)?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <ul
      ref={list}
      id={id}
      role="listbox"
      aria-label="What may be written here"
      style={{
        listStyle: "none",
        margin: 0,
        padding: "var(--p-space-100)",
        maxHeight: "14rem",
        overflowY: "auto",
        border: "var(--p-border-width-025) solid var(--p-color-border)",
        borderRadius: "var(--p-border-radius-200)",
        background: "var(--p-color-bg-surface)",
      }}
    >
      {offers.map((offer, i) => (
        <li
          key={offer.text}
          id={optionId(id, i)}
          role="option"
          aria-selected={i === active}
          // The field would lose the focus, and with it the place where the writing goes on.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(offer)}
          style={{
            padding: "var(--p-space-100) var(--p-space-200)",
            borderRadius: "var(--p-border-radius-100)",
            cursor: "pointer",
            overflowWrap: "anywhere",
            ...(i === active && { background: "var(--p-color-bg-surface-selected)" }),
          }}
        >
          <span style={{ fontFamily: "var(--p-font-family-mono)" }}>{offer.text}</span>{" "}
          {offer.label && (
            <Text as="span" tone="subdued">
              {offer.label}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
