import { Link } from "@shopify/polaris";
import type { ReactNode } from "react";

/** The link by which a row of a table opens; a click anywhere in the row follows it too. */
export function RecordLink({ url, children }: { url: string; children: ReactNode }) {
  return (
    <Link url={url} dataPrimaryLink removeUnderline>
      {children}
    </Link>
  );
}
