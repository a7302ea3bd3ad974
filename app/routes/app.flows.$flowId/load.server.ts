import { calendarDay } from "~/components/dates";
import { contentOf } from "~/domains/flows";
import { findFlow } from "~/domains/flows/index.server";
import { listSegments } from "~/domains/segments/index.server";
import { findSenderState } from "~/domains/senders/index.server";
import type { Shop } from "~/domains/shops/model";
import { listTemplates, nameTemplates } from "~/domains/templates/index.server";
import { loadCounts } from "./counts.server";

/** What the editor begins with; null when there is no such flow, or it is put away. */
export async function load(shop: Shop, flowId: number, now: Date) {
  const flow = await findFlow(shop.id, flowId);
  if (!flow || flow.archivedAt !== null) return null;
  const [segments, named, own, counts, { pausedFor, problem }] = await Promise.all([
    listSegments(shop.id),
    nameTemplates(shop.id),
    listTemplates(shop.id),
    loadCounts(shop.id, flow.id, now),
    findSenderState(shop.id, now),
  ]);
  const unpublished = new Set(own.filter(({ version }) => version === 0).map(({ key }) => key));
  const { id, name, version, revision, enabledAt } = flow;
  return {
    flow: { id, name, version, revision, isOn: enabledAt !== null },
    content: contentOf(flow),
    published: flow.content,
    segments: segments.map(({ id, key, name }) => ({ id, key, name })),
    templates: [...named]
      .map(([key, { id, name }]) => ({ key, id, name, isPublished: !unpublished.has(key) }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
    counts,
    shop: { currency: shop.currency, today: calendarDay(now, shop.timezone) },
    sending: { pausedFor, problem },
  };
}

export type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;
