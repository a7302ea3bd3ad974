import type { Told } from "~/components/use-toast";
import type { importFromShopify } from "~/domains/segments/index.server";

/** What came of adding segments, in a sentence. */
export function wordsOf(imported: Awaited<ReturnType<typeof importFromShopify>>): Told {
  if (imported.outcome === "unreachable") return { problem: true, words: `Nothing was added. ${imported.problem}` };
  const { added, refused } = imported;
  const [first] = refused;
  const what = added.length === 1 ? "1 segment" : `${added.length} segments`;
  if (!first) {
    if (added.length === 0) return { problem: true, words: "Nothing was added: Shopify no longer has what you chose" };
    return { problem: false, words: `${what} added; who is in is being worked out` };
  }
  const others = refused.length > 1 ? `, and ${refused.length - 1} more` : "";
  const why = `“${first.name}” was not: ${first.problem}${others}`;
  return { problem: true, words: added.length === 0 ? why : `${what} added. ${why}` };
}
