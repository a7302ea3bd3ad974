import type { ReactNode } from "react";

/** Fields beside each other where there is room, below each other where there is none. */
export function Row({ children }: { children: ReactNode }) {
  return <div style={{ alignItems: "flex-start", display: "flex", flexWrap: "wrap", gap: 8 }}>{children}</div>;
}

interface CellProps {
  /** In rem: as wide as it wants to be. */
  width?: number;
  /** Whether it stays so where there is more room. */
  isFixed?: boolean;
  children: ReactNode;
}

/** One field of a row. */
export function Cell({ width = 9, isFixed = false, children }: CellProps) {
  return <div style={{ flex: `${isFixed ? 0 : 1} 1 ${width}rem`, maxWidth: "100%", minWidth: 0 }}>{children}</div>;
}

/** Words between fields, on their line. */
export function Words({ children }: { children: ReactNode }) {
  return <div style={{ paddingBlock: 6 }}>{children}</div>;
}
