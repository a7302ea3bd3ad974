import { FlowContent } from "~/domains/flows";
import { Definition, type Segment } from "~/domains/segments/model";
import { Content } from "~/domains/templates";
import type { Playbook } from "./model";
import { replaceSegments, segmentsIn } from "./references";
import { isSame } from "~/lib/is-same";

/** What would become of a part of a playbook in a shop. */
interface Laid<Part> {
  part: Part;
  /** The shop's own that says the very same, and is used; null when one is made. */
  own: number | null;
}

/** What a playbook would make in a shop, before anything is made. */
export interface LaidOut {
  segments: Laid<Playbook["segments"][number]>[];
  templates: Playbook["templates"];
  flow: Playbook["flow"];
  /** What had better be known of it first. */
  warnings: string[];
  /** Why it cannot be used at all; null when it can. */
  problem: string | null;
}

/**
 * Says what a playbook would make. Segments come in the order in which they can be made: each after those it asks about.
 * One of which the shop has its like is not made again.
 */
export function layOut(playbook: Playbook, shop: { segments: readonly Segment[] }): LaidOut {
  const order = inOrder(playbook.segments);
  const { flow, templates } = playbook;
  const missing = missingSegments(playbook);
  const problem =
    order === null
      ? "Its segments ask about each other in a circle"
      : missing > 0
        ? "It names segments that are not in the file"
        : null;
  const owned = new Map<number, number>();
  const segments = (order ?? []).map((part) => {
    const definition = renumber(part.definition, owned);
    const own = shop.segments.find((one) => definition !== null && isSame(one.definition, definition))?.id ?? null;
    if (own !== null) owned.set(part.ref, own);
    return { part, own };
  });
  return { segments, templates, flow, warnings: warningsOf(playbook), problem };
}

type PackedSegment = Playbook["segments"][number];

/** A definition with the numbers that its segments have in the shop; null while one of them is not there. */
function renumber(definition: Definition, owned: ReadonlyMap<number, number>): Definition | null {
  if (segmentsIn(definition).some((ref) => !owned.has(ref))) return null;
  return definitionWith(definition, owned);
}

export function definitionWith(definition: Definition, owned: ReadonlyMap<number, number>): Definition {
  return Definition.parse(replaceSegments(definition, (ref) => owned.get(ref) ?? ref));
}

export function flowWith(
  content: FlowContent,
  owned: ReadonlyMap<number, number>,
  keys: ReadonlyMap<string, string>,
): FlowContent {
  const replaced = replaceSegments(content, (ref) => owned.get(ref) ?? ref);
  return FlowContent.parse(replaceTemplates(replaced, keys));
}

/** @param isOwn whether it comes from this very shop: discounts of others are other ones here, whatever their number */
export function contentWith(content: Content, owned: ReadonlyMap<number, number>, isOwn: boolean): Content {
  const read = Content.parse(replaceSegments(content, (ref) => owned.get(ref) ?? ref));
  if (isOwn) return read;
  const blocks = read.blocks.map((block) => {
    if (block.content.type === "coupon") return { ...block, content: { ...block.content, discountId: null } };
    if (block.content.type !== "products" || block.content.source !== "picked") return block;
    return { ...block, content: { ...block.content, source: "recommended" as const, productIds: [] } };
  });
  return { ...read, blocks };
}

function replaceTemplates(said: unknown, keys: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(said)) return said.map((part) => replaceTemplates(part, keys));
  if (typeof said !== "object" || said === null) return said;
  const isSend = "type" in said && said.type === "send";
  return Object.fromEntries(
    Object.entries(said).map(([name, part]): [string, unknown] => {
      if (isSend && name === "template" && typeof part === "string") return [name, keys.get(part) ?? part];
      return [name, replaceTemplates(part, keys)];
    }),
  );
}

function inOrder(segments: readonly PackedSegment[]): PackedSegment[] | null {
  const done: PackedSegment[] = [];
  while (done.length < segments.length) {
    const next = segments.find(
      (one) =>
        !done.includes(one) &&
        segmentsIn(one.definition).every(
          (ref) => done.some((other) => other.ref === ref) || !segments.some((other) => other.ref === ref),
        ),
    );
    if (!next) return null;
    done.push(next);
  }
  return done;
}

function missingSegments({ flow, segments, templates }: Playbook): number {
  return segmentsIn([flow, segments, templates]).filter((id) => !segments.some(({ ref }) => ref === id)).length;
}

function warningsOf({ templates, segments, flow }: Playbook): string[] {
  const blocks = templates.flatMap(({ content }) => content.blocks.map((block) => block.content));
  const texts = JSON.stringify([segments, flow]);
  return [
    ...(blocks.some((block) => block.type === "coupon")
      ? ["Codes are chosen anew: discounts belong to one shop."]
      : []),
    ...(blocks.some((block) => block.type === "products" && block.source === "picked")
      ? ["Products that were picked by hand become recommended ones."]
      : []),
    ...(/"name":"(product_id|variant_id|collection_id)"|"function":"(products_purchased|storefront_event[^"]*)","filters":\[\{"test":\{[^}]*"name":"id"/.test(
      texts,
    )
      ? ["It asks for products or collections by their numbers: see whether your shop has them."]
      : []),
    ...(/"type":"webhook"/.test(texts)
      ? ["It tells another tool by a webhook: look at the address before you turn it on."]
      : []),
  ];
}
