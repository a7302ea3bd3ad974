import { formatDay, formatTime } from "~/components/dates";
import {
  adviseOnData,
  findLook,
  gaps,
  PropertiesFound,
  withUses,
  type UsedProperty,
} from "~/domains/reports/index.server";
import type { Shop } from "~/domains/shops/model";

/** What the page shows; null when nobody has looked yet. */
export async function viewProperties(shop: Shop, now: Date) {
  const look = await findLook(shop.id, "properties", PropertiesFound);
  if (!look) return null;
  const { everyone } = look.found;
  const used = await withUses(shop.id, look.found);
  return {
    everyone,
    stamp: look.lookedAt.toISOString(),
    lookedAt: formatTime(look.lookedAt, shop.timezone),
    advice: adviseOnData(used, everyone, now),
    gaps: look.found.gaps.flatMap(({ key, count }) => {
      const gap = gaps.find((one) => one.key === key);
      return gap ? [{ ...gap, count }] : [];
    }),
    properties: used
      .map((property) => viewProperty(property, everyone, shop.timezone))
      .toSorted((a, b) => b.uses.length - a.uses.length || b.share - a.share || (a.label < b.label ? -1 : 1)),
  };
}

export type PropertiesView = NonNullable<Awaited<ReturnType<typeof viewProperties>>>;

function viewProperty(
  { medianAt, latestAt, known, label, ...property }: UsedProperty,
  everyone: number,
  timezone: string,
) {
  const day = (at: Date | null) => (at === null ? null : formatDay(at, timezone));
  return {
    ...property,
    id: `${property.kind} ${property.name}`,
    label: label.replace(/^(?:the|their) /, "").replace(/^./, (letter) => letter.toUpperCase()),
    known,
    share: everyone === 0 ? 0 : known / everyone,
    medianAt: day(medianAt),
    latestAt: day(latestAt),
  };
}
