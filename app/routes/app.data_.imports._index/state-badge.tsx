import { Badge } from "@shopify/polaris";
import type { ImportState } from "~/domains/imports/model";

/** Where an import stands. */
export function StateBadge({ state }: { state: ImportState }) {
  switch (state) {
    case "uploading":
      return <Badge tone="info">Being uploaded</Badge>;
    case "draft":
      return <Badge tone="attention">Not taken in yet</Badge>;
    case "running":
      return <Badge tone="info">Being taken in</Badge>;
    case "finished":
      return <Badge tone="success">Taken in</Badge>;
    case "undoing":
      return <Badge tone="info">Being undone</Badge>;
    case "undone":
      return <Badge>Undone</Badge>;
    default:
      return state satisfies never;
  }
}
