import type { ReactNode, SyntheticEvent } from "react";

/** Controls in a row that opens a record: using them must not open it, too. */
export function BesideRow({ children }: { children: ReactNode }) {
  const keepFromRow = (event: SyntheticEvent) => event.stopPropagation();
  return (
    <div onClick={keepFromRow} onKeyUp={keepFromRow} role="presentation">
      {children}
    </div>
  );
}
