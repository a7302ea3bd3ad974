import { Link, Text } from "@shopify/polaris";
import { Fragment } from "react";
import type { viewUses } from "./view";

/** What starts because of the segment, is for it, or leaves it out. */
export function UsedBy({ uses }: { uses: ReturnType<typeof viewUses> }) {
  if (uses.length === 0) return null;
  return (
    <Text as="p">
      Used by{" "}
      {uses.map(({ url, name, about }, at) => (
        <Fragment key={url}>
          {at > 0 && ", "}
          <Link url={url}>{name}</Link> ({about})
        </Fragment>
      ))}
    </Text>
  );
}
