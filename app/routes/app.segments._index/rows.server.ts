import { calendarDay, formatDay } from "~/components/dates";
import { countAdviceBySegment, countBySegment, listDailyChanges, sizeHistory } from "~/domains/reports/index.server";
import { listOverdue, listPutAway, listSegments, loadNames, sentence } from "~/domains/segments/index.server";
import type { Segment } from "~/domains/segments/model";
import type { Shop } from "~/domains/shops/model";
import { healthOf, type HealthView } from "./health";

const days = 30;

/** A segment as the list shows it. */
export interface SegmentRow extends Pick<Segment, "id" | "name" | "family" | "goal" | "owner" | "parentId"> {
  about: string;
  /** The segment it is a part of, by name. */
  partOf: string | null;
  health: HealthView;
  /** Null while it is being worked out: what is counted then is of a past day. */
  size: number | null;
  trend: number[];
}

/** Every segment of the shop with what the list shows of it: one query for each kind of figure, not for each segment. */
export async function listRows(shop: Shop, now: Date): Promise<SegmentRow[]> {
  const { id: shopId, timezone } = shop;
  const since = new Date(now.getTime() - days * 86_400_000);
  const [segments, sizes, changes, advice, overdue] = await Promise.all([
    listSegments(shopId),
    countBySegment(shopId),
    listDailyChanges(shopId, { timezone, since }),
    countAdviceBySegment(shopId, now),
    listOverdue(shopId, now),
  ]);
  const names = await loadNames(
    shop,
    segments.map(({ definition }) => definition),
  );
  return segments.map((segment) => {
    const { id, name, description, family, goal, owner, parentId, definition, state } = segment;
    const size = state === "filling" ? null : (sizes.get(id) ?? 0);
    const history = sizeHistory(size ?? 0, changes.get(id) ?? [], calendarDay(now, timezone), days);
    return {
      id,
      name,
      family,
      goal,
      owner,
      parentId,
      about: description || sentence(definition, names),
      partOf: segments.find((other) => other.id === parentId)?.name ?? null,
      health: healthOf(segment, { isOverdue: overdue.has(id), advice: advice && (advice.get(id) ?? 0) }),
      size,
      trend: size === null ? [] : history.map((day) => day.size),
    };
  });
}

/** Segments that were put away, the latest first. */
export async function listAwayRows(shop: Shop) {
  const segments = await listPutAway(shop.id);
  return segments.map(({ id, name, family, archivedAt }) => ({
    id,
    name,
    family,
    since: formatDay(archivedAt, shop.timezone),
  }));
}
