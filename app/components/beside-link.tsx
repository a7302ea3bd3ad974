import { Link } from "@shopify/polaris";
import type { SyntheticEvent } from "react";

interface Props {
  url: string;
  /** What follows it, for who hears the page: the words alone are the same in each row. */
  label: string;
  children: string;
}

/** A link in a row of a table that leads elsewhere than the row: a click on it must not open the row, too. */
export function BesideLink({ url, label, children }: Props) {
  const keepFromRow = (event: SyntheticEvent) => event.stopPropagation();
  return (
    <span onClick={keepFromRow} onKeyUp={keepFromRow} role="presentation">
      <Link url={url} accessibilityLabel={label}>
        {children}
      </Link>
    </span>
  );
}
