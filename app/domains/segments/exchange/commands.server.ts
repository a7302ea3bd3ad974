import { ShopifyError } from "@shopify/shopify-api";
import { transact, type Tx } from "~/db.server";
import { ReauthorizationNeeded } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { log } from "~/log.server";
import { refuseDraft } from "../commands.server";
import { lockMemberships } from "../memberships/queries.server";
import { SegmentDraft, type Family, type Segment } from "../model";
import { addSegment, findSegment, listSegments } from "../queries.server";
import { readByIds, readPage } from "./admin.server";
import { expressibleInShopify } from "./expressible";
import { guessFamily, judge, readQuery, type Judged } from "./judge";
import type { ShopifySegment, Turn } from "./model";
import { askToShow, beginEnd, countCarriers, findPresent, forgetShown, listTags, saveTag } from "./queries.server";
import { tagsAsked } from "./tags-asked";

type Unreachable = { outcome: "unreachable"; problem: string };

export type ListedInShopify =
  { outcome: "listed"; segments: Judged[]; before: string | null; after: string | null } | Unreachable;

/** One page of the segments in Shopify's admin, each with what can be done with it. */
export async function listFromShopify(shop: Shop, turn: Turn, now: Date): Promise<ListedInShopify> {
  return reaching(shop, async () => {
    const { nodes, pageInfo } = await readPage(shop, turn, now);
    const present = await findPresent(shop.id);
    return {
      outcome: "listed",
      segments: nodes.map((segment) => judge(segment, present)),
      before: pageInfo.hasPreviousPage ? pageInfo.startCursor : null,
      after: pageInfo.hasNextPage ? pageInfo.endCursor : null,
    };
  });
}

export type Imported =
  { outcome: "imported"; added: string[]; refused: { name: string; problem: string }[] } | Unreachable;

/**
 * Adds segments of Shopify's, as Shopify has them now. Who was added before is not added again.
 * @param family null to guess it by what the segment asks
 */
export async function importFromShopify(
  shop: Shop,
  ids: readonly string[],
  family: Family | null,
  now: Date,
): Promise<Imported> {
  return reaching(shop, async () => {
    const found = await readByIds(shop, ids, now);
    const told: Extract<Imported, { outcome: "imported" }> = { outcome: "imported", added: [], refused: [] };
    for (const segment of found) {
      const problem = await importOne(shop.id, segment, family, now);
      if (problem === null) told.added.push(segment.name);
      else told.refused.push({ name: segment.name, problem });
    }
    return told;
  });
}

async function importOne(shopId: number, from: ShopifySegment, family: Family | null, now: Date) {
  const read = readQuery(from.query);
  if ("problem" in read) return `${from.name} cannot be read: ${read.problem.problem}`;
  return transact(async (tx) => {
    await lockMemberships(shopId, tx);
    const segments = await listSegments(shopId, tx);
    const draft = SegmentDraft.parse({
      name: freeName(from.name, segments),
      family: family ?? guessFamily(read.definition),
      definition: read.definition,
    });
    if ((await findPresent(shopId, tx)).imported.has(from.id)) return "It was added before";
    const refused = await refuseDraft(shopId, undefined, draft, segments, now, tx);
    if (refused) return refused.problem;
    const key = `shopify:${from.id}`;
    const segmentId = await addSegment(shopId, draft, { key, origin: "shopify" }, now, tx);
    if (segmentId === null) return "It was added before";
    await emit(tx, "segment.changed", { shopId, segmentId });
    return null;
  });
}

/** Shopify's name for it, told apart from a segment here that has the same. */
function freeName(name: string, segments: readonly Segment[]): string {
  const taken = new Set(segments.map((segment) => segment.name.toLowerCase()));
  const short = name.trim().slice(0, 100) || "From Shopify";
  for (let number = 1; ; number++) {
    const free = number === 1 ? short : number === 2 ? `${short} (Shopify)` : `${short} (Shopify ${number - 1})`;
    if (!taken.has(free.toLowerCase())) return free;
  }
}

export type Asked = { outcome: "asked" } | { outcome: "refused"; problem: string } | { outcome: "missing" };

/** Asks for a segment to be among Shopify's own and to follow its edits there; a worker tells Shopify. */
export async function showInShopify(shopId: number, segmentId: number, now: Date): Promise<Asked> {
  return asking(shopId, segmentId, async (segment, tx) => {
    const expression = expressibleInShopify(segment.definition);
    if (!expression.ok) return { outcome: "refused", problem: expression.problem };
    await askToShow(shopId, segmentId, now, tx);
    return { outcome: "asked" };
  });
}

/** A segment is no longer kept as ours in Shopify. It stays there, because others may use it. */
export async function stopShowing(shopId: number, segmentId: number): Promise<Asked> {
  return asking(shopId, segmentId, async (_, tx) => {
    await forgetShown(shopId, segmentId, tx);
    return { outcome: "asked" };
  });
}

/** Asks for a tag on a segment's members, kept as they come and go. */
export async function keepTag(shopId: number, segmentId: number, tag: string, now: Date): Promise<Asked> {
  return asking(shopId, segmentId, async (_, tx) => {
    const problem = await refuseTag(shopId, segmentId, tag, tx);
    if (problem) return { outcome: "refused", problem };
    await saveTag(shopId, segmentId, tag, now, tx);
    return { outcome: "asked" };
  });
}

/** Takes a segment's tag from everybody who carries it, and keeps it no more. */
export async function stopTag(shopId: number, segmentId: number): Promise<Asked> {
  return asking(shopId, segmentId, async (_, tx) => {
    await beginEnd(shopId, segmentId, tx);
    return { outcome: "asked" };
  });
}

async function refuseTag(shopId: number, segmentId: number, tag: string, tx: Tx): Promise<string | null> {
  const tags = await listTags(shopId, tx);
  const own = tags.find((kept) => kept.segmentId === segmentId);
  if (own) return own.tag === tag ? null : `It has the tag “${own.tag}” already; stop that one first`;
  if (tags.some((kept) => isSame(kept.tag, tag))) return "Another segment’s members get this tag; choose another";
  // A tag that decides who is in would be given and taken for ever, and taking it must not take the merchant's own.
  const segments = await listSegments(shopId, tx);
  const asks = segments.find(({ definition }) => tagsAsked(definition).includes(tag.toLowerCase()));
  if (asks) return `“${asks.name}” asks who has this tag; choose another`;
  const carriers = await countCarriers(shopId, tag, tx);
  if (carriers === 0) return null;
  return `${carriers.toLocaleString("en-GB")} of your customers have this tag already; choose another, so that none of them loses it`;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Changes what is asked for, while nobody changes the segment, and has Shopify told. */
async function asking(
  shopId: number,
  segmentId: number,
  ask: (segment: Segment, tx: Tx) => Promise<Asked>,
): Promise<Asked> {
  return transact(async (tx) => {
    await lockMemberships(shopId, tx);
    const segment = await findSegment(shopId, segmentId, tx);
    if (!segment) return { outcome: "missing" };
    const asked = await ask(segment, tx);
    if (asked.outcome === "asked") await emit(tx, "writeback.due", { shopId });
    return asked;
  });
}

/** What Shopify says or does not say is an outcome here, for the merchant to read. */
async function reaching<Result>(shop: Shop, work: () => Promise<Result>): Promise<Result | Unreachable> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ReauthorizationNeeded) return { outcome: "unreachable", problem: error.message };
    if (!(error instanceof ShopifyError)) throw error;
    log.warn({ shopId: shop.id, err: error }, "Shopify could not be asked about segments");
    return { outcome: "unreachable", problem: "Shopify gave no answer." };
  }
}
