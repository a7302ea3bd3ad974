import { Text } from "@shopify/polaris";
import type { CSSProperties, KeyboardEvent, ReactNode } from "react";
import type { Part } from "../parts";

interface Props {
  part: Part;
  /** What kind of card it is and where it stands, for who hears the page: "Step 3 of 7". What is seen follows it. */
  name: string;
  isChosen: boolean;
  isFaulty: boolean;
  /** What can be done with it as a whole. */
  tools?: ReactNode;
  onChoose(part: Part): void;
  onKeyDown?(event: KeyboardEvent): void;
  children: ReactNode;
}

/** A card whose face is a button that opens its panel. */
export function CardFrame({ part, name, isChosen, isFaulty, tools, onChoose, onKeyDown, children }: Props) {
  return (
    <div style={{ ...frame, borderColor: colorOf(isChosen, isFaulty), boxShadow: isChosen ? ring : "none" }}>
      <button
        type="button"
        data-card={part}
        aria-current={isChosen}
        style={face}
        onClick={() => onChoose(part)}
        {...(onKeyDown && { onKeyDown })}
      >
        <Unseen>{`${name},`}</Unseen>
        {children}
      </button>
      {tools}
    </div>
  );
}

/** A line of a card. What is heard of the one before it ends there. */
export function CardLine({ tone, children }: { tone: "subdued" | "critical"; children: string }) {
  return (
    <>
      <Unseen>,</Unseen>
      <Text as="span" variant="bodySm" tone={tone} breakWord>
        {children}
      </Text>
    </>
  );
}

function Unseen({ children }: { children: string }) {
  return (
    <Text as="span" visuallyHidden>
      {children}
    </Text>
  );
}

function colorOf(isChosen: boolean, isFaulty: boolean): string {
  if (isChosen) return "var(--p-color-border-emphasis)";
  return isFaulty ? "var(--p-color-border-critical)" : "var(--p-color-border)";
}

const ring = "0 0 0 1px var(--p-color-border-emphasis)";
const frame: CSSProperties = {
  alignItems: "start",
  background: "var(--p-color-bg-surface)",
  border: "1px solid",
  borderRadius: "var(--p-border-radius-300)",
  display: "flex",
  gap: 4,
  padding: 6,
};
const face: CSSProperties = {
  alignItems: "stretch",
  background: "none",
  border: 0,
  borderRadius: "var(--p-border-radius-200)",
  color: "inherit",
  cursor: "pointer",
  display: "flex",
  flex: 1,
  flexDirection: "column",
  font: "inherit",
  gap: 2,
  minWidth: 0,
  padding: 6,
  textAlign: "start",
};
