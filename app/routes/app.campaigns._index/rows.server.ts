import { whenWords } from "~/components/campaigns/when-words";
import { calendarDay, formatDay, formatTime } from "~/components/dates";
import { listCampaigns, listPutAwayCampaigns } from "~/domains/campaigns/index.server";
import type { Campaign } from "~/domains/campaigns/model";
import { listSegments } from "~/domains/segments/index.server";
import type { Shop } from "~/domains/shops/model";
import { entryOf, weeksAround } from "./calendar";
import { isIn, type CampaignView } from "./wish";

/** The campaigns as the list and the calendar show them. What came of them is counted apart. */
export async function loadCampaigns(
  shop: Shop,
  { view, shift, slice }: { view: CampaignView; shift: number; slice: { limit: number; offset: number } },
  now: Date,
) {
  const [all, segments] = await Promise.all([listCampaigns(shop.id), listSegments(shop.id)]);
  const names = new Map(segments.map(({ id, name }) => [id, name]));
  const today = calendarDay(now, shop.timezone);
  const weeks = weeksAround(
    today,
    shift,
    all.flatMap((campaign) => entryOf(campaign, shop.timezone) ?? []),
  );
  const shown = all.filter(({ state }) => isIn(view, state)).slice(slice.offset, slice.offset + slice.limit);
  return {
    weeks,
    rows: shown.map((campaign) => ({
      ...{ id: campaign.id, name: campaign.name, state: campaign.state, hasProblem: campaign.problem !== null },
      audience: audienceOf(campaign, names),
      when: momentOf(campaign, shop.timezone),
      hasBegun: campaign.startedAt !== null,
    })),
    hasAny: all.length > 0,
  };
}

export type CampaignRow = Awaited<ReturnType<typeof loadCampaigns>>["rows"][number];

function audienceOf({ plan: { audience } }: Campaign, names: ReadonlyMap<number, string>): string {
  const listed = (ids: readonly number[]) => ids.map((id) => names.get(id) ?? "a segment put away").join(", ");
  const who = audience.include.length === 0 ? "Everybody" : listed(audience.include);
  return audience.exclude.length === 0 ? who : `${who}, but not ${listed(audience.exclude)}`;
}

/** When it went out, or will. */
function momentOf({ state, plan, startedAt, finishedAt }: Campaign, timezone: string): string {
  if (startedAt) return formatTime(startedAt, timezone);
  if (state === "scheduled") return whenWords(plan.schedule, timezone);
  return finishedAt ? `Never, cancelled ${formatDay(finishedAt, timezone)}` : "–";
}

export async function listAwayRows(shop: Shop) {
  const away = await listPutAwayCampaigns(shop.id);
  return away.map(({ id, name, archivedAt }) => ({
    ...{ id, name },
    since: archivedAt ? formatDay(archivedAt, shop.timezone) : "–",
  }));
}
