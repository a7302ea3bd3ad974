import type { Block, Content } from "../content/model";
import type { Varied } from "../content/values";
import { blockWords, summaryOf } from "./block-words";

/** What differs between a version and the one before it, in words; the most that is told of one. */
const mostTold = 8;

export function changesBetween(before: Content, after: Content): string[] {
  const changes = [
    ...ofVaried("The subject", before.subject, after.subject),
    ...ofVaried("The preview text", before.preheader, after.preheader),
    ...ofBlocks(before.blocks, after.blocks),
  ];
  if (changes.length <= mostTold) return changes;
  return [...changes.slice(0, mostTold), `and ${changes.length - mostTold} more`];
}

function ofVaried(title: string, before: Varied<string>, after: Varied<string>): string[] {
  if (isSame(before, after)) return [];
  const by = after.branches.length - before.branches.length;
  if (by !== 0) return [`${title} has ${by > 0 ? "more" : "fewer"} versions`];
  if (before.otherwise !== after.otherwise) return [`${title} was “${before.otherwise}”, now “${after.otherwise}”`];
  return [`A version of ${title.toLowerCase()} changed`];
}

function ofBlocks(before: readonly Block[], after: readonly Block[]): string[] {
  const former = new Map(before.map((block) => [block.id, block]));
  const added = after.filter(({ id }) => !former.has(id)).map((block) => `${nameOf(block)} was added`);
  const kept = new Set(after.map(({ id }) => id));
  const removed = before.filter(({ id }) => !kept.has(id)).map((block) => `${nameOf(block)} was removed`);
  const changed = after.flatMap((block) => {
    const old = former.get(block.id);
    if (!old) return [];
    const audience = isSame(old.when, block.when) ? [] : [`${nameOf(block)} is shown to others`];
    return [...audience, ...(isSame(old.content, block.content) ? [] : [`${nameOf(block)} changed`])];
  });
  return [
    ...added,
    ...removed,
    ...changed,
    ...(isReordered(before, after) ? ["The blocks stand in another order"] : []),
  ];
}

function nameOf({ content }: Block): string {
  const summary = summaryOf(content);
  const { title } = blockWords[content.type];
  if (summary === "") return title;
  return `${title} “${summary.length > 60 ? `${summary.slice(0, 59)}…` : summary}”`;
}

function isReordered(before: readonly Block[], after: readonly Block[]): boolean {
  const idsBefore = before.map(({ id }) => id);
  const idsAfter = after.map(({ id }) => id);
  const shared = (ids: readonly string[], others: readonly string[]) => ids.filter((id) => others.includes(id));
  return !isSame(shared(idsBefore, idsAfter), shared(idsAfter, idsBefore));
}

/** As JSON, whatever the order of names: the database keeps another order than the editor. */
function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
