import { sentence, type Names } from "~/domains/segments";
import type { listFromShopify } from "~/domains/segments/index.server";

type Listed = Extract<Awaited<ReturnType<typeof listFromShopify>>, { outcome: "listed" }>;

/** Shopify's segments as the page shows them, each with its sentence where it can be read. */
export function viewListed({ segments, before, after }: Listed, names: Names) {
  return {
    before,
    after,
    segments: segments.map(({ segment: { id, name, query }, definition, verdict }) => ({
      ...{ id, name, query, verdict },
      sentence: definition && sentence(definition, names),
    })),
  };
}

export type SegmentView = ReturnType<typeof viewListed>["segments"][number];

/** Whether it can be chosen, and what its state is called. */
export function stateOf({ verdict }: SegmentView): {
  words: string;
  tone: "success" | "attention" | "warning" | "info";
} {
  switch (verdict.state) {
    case "addable":
      return { words: "Can be added", tone: "info" };
    case "partly":
      return { words: "Partly unknown", tone: "attention" };
    case "added":
      return { words: "Added", tone: "success" };
    case "ours":
      return { words: "Comes from Tessera", tone: "success" };
    case "put-away":
      return { words: "Put away", tone: "attention" };
    case "unreadable":
      return { words: "Cannot be read", tone: "warning" };
    default:
      return verdict satisfies never;
  }
}

/** What there is to say about its state, for somebody who would choose it. */
export function explain({ verdict }: SegmentView): string | null {
  switch (verdict.state) {
    case "partly":
      return `Tessera is never told ${inWords(verdict.unknown)}, and nobody gets in by it.`;
    case "unreadable":
      return `Line ${verdict.line}, column ${verdict.column}: ${verdict.problem}.`;
    case "put-away":
      return "It was added before; take it back from the segments that were put away.";
    default:
      return null;
  }
}

function inWords(parts: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format(parts);
}

export function isChoosable({ verdict }: Pick<SegmentView, "verdict">): boolean {
  return verdict.state === "addable" || verdict.state === "partly";
}
