import { z } from "zod";
import { adminRequest } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { Gid } from "~/lib/shopify-id";
import { Instant } from "~/lib/wire";
import type { ShopifySegment, Turn } from "./model";
import {
  addTag,
  createSegment,
  grantedScopesQuery,
  removeTag,
  segmentsByIdQuery,
  segmentsQuery,
  updateSegment,
} from "./operations";

const pageSize = 50;
const largestPage = 250;

const Segment = z
  .object({ id: Gid("Segment"), name: z.string(), query: z.string(), creationDate: Instant, lastEditDate: Instant })
  .transform(({ creationDate, lastEditDate, ...words }): ShopifySegment => ({
    ...words,
    createdAt: creationDate,
    editedAt: lastEditDate,
  }));
const Page = z.object({
  segments: z.object({
    nodes: z.array(Segment),
    pageInfo: z.object({
      hasNextPage: z.boolean(),
      hasPreviousPage: z.boolean(),
      startCursor: z.string().nullable(),
      endCursor: z.string().nullable(),
    }),
  }),
});

/** One page of Shopify's segments, the latest edited first. */
export async function readPage(shop: Shop, turn: Turn, now: Date) {
  const part =
    turn.to === "before" ? { last: pageSize, before: turn.cursor } : { first: pageSize, after: turn.cursor ?? null };
  const { segments } = await adminRequest(shop, segmentsQuery, part, Page, now);
  return segments;
}

/** All of them, page by page, the latest edited first. */
export async function* readAll(shop: Shop, now: Date): AsyncGenerator<ShopifySegment[]> {
  for (let after: string | null = null; ;) {
    const { segments }: z.infer<typeof Page> = await adminRequest(
      shop,
      segmentsQuery,
      { first: largestPage, after },
      Page,
      now,
    );
    yield segments.nodes;
    if (!segments.pageInfo.hasNextPage) return;
    after = segments.pageInfo.endCursor;
  }
}

const Nodes = z.object({ nodes: z.array(Segment.nullable()) });

/** Those of these segments that are still there. */
export async function readByIds(shop: Shop, ids: readonly string[], now: Date): Promise<ShopifySegment[]> {
  const gids = ids.map((id) => `gid://shopify/Segment/${id}`);
  const { nodes } = await adminRequest(shop, segmentsByIdQuery, { ids: gids }, Nodes, now);
  return nodes.filter((node) => node !== null);
}

const Granted = z.object({
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});

/** Whether the app may write segments and tags now. Shopify knows it before its webhook has come. */
export async function mayWrite(shop: Shop, now: Date): Promise<boolean> {
  const { currentAppInstallation } = await adminRequest(shop, grantedScopesQuery, {}, Granted, now);
  return currentAppInstallation.accessScopes.some(({ handle }) => handle === "write_customers");
}

const UserErrors = z.array(z.object({ field: z.array(z.string()).nullable(), message: z.string() }));
const Told = z.object({ segment: z.object({ id: Gid("Segment") }).nullable(), userErrors: UserErrors });

/** What came of telling Shopify something: in its own words when it refused. `missing`: it does not have the thing. */
export type Answer = { outcome: "done"; id: string } | { outcome: "refused" | "missing"; problem: string };

/** Makes a segment. When no answer comes it is not asked again: Shopify may have made it, and would make another. */
export async function create(shop: Shop, words: { name: string; query: string }, now: Date): Promise<Answer> {
  const schema = z.object({ segmentCreate: Told });
  const { segmentCreate } = await adminRequest(shop, createSegment, words, schema, now, 0);
  return answerOf(segmentCreate.segment?.id, segmentCreate.userErrors);
}

export async function update(
  shop: Shop,
  shopifyId: string,
  words: { name: string; query: string },
  now: Date,
): Promise<Answer> {
  const variables = { id: `gid://shopify/Segment/${shopifyId}`, ...words };
  const schema = z.object({ segmentUpdate: Told });
  const { segmentUpdate } = await adminRequest(shop, updateSegment, variables, schema, now);
  return answerOf(segmentUpdate.segment?.id, segmentUpdate.userErrors);
}

const Tagged = z.object({ node: z.object({ id: z.string() }).nullable(), userErrors: UserErrors });

/** Adds a tag to a customer, or takes it away. Told twice, it is as if told once. */
export async function changeTag(
  shop: Shop,
  customerId: string,
  change: { state: "adding" | "removing"; tag: string },
  now: Date,
): Promise<Answer> {
  const variables = { id: `gid://shopify/Customer/${customerId}`, tags: [change.tag] };
  if (change.state === "adding") {
    const { tagsAdd } = await adminRequest(shop, addTag, variables, z.object({ tagsAdd: Tagged }), now);
    return answerOf(tagsAdd.node?.id, tagsAdd.userErrors);
  }
  const { tagsRemove } = await adminRequest(shop, removeTag, variables, z.object({ tagsRemove: Tagged }), now);
  return answerOf(tagsRemove.node?.id, tagsRemove.userErrors);
}

function answerOf(id: string | undefined, errors: z.infer<typeof UserErrors>): Answer {
  if (id !== undefined && errors.length === 0) return { outcome: "done", id };
  const problem = errors.map(({ message }) => message).join("; ") || "Shopify gave no reason";
  return { outcome: errors.some(({ field }) => field?.[0] === "id") ? "missing" : "refused", problem };
}
