import {
  byMessage,
  reasonsOf,
  settledRate,
  sharesOf,
  sumParts,
  waitingFor,
  type Counts,
} from "~/components/campaigns/progress-view";
import { whenWords } from "~/components/campaigns/when-words";
import { formatTime } from "~/components/dates";
import type { Campaign } from "~/domains/campaigns/model";
import { countRecipients } from "~/domains/messages/index.server";
import { listCampaignParts, listWaiting } from "~/domains/reports/index.server";
import { listPutAway, listSegments } from "~/domains/segments/index.server";
import { findSenderState } from "~/domains/senders/index.server";
import type { Shop } from "~/domains/shops/model";
import { nameTemplates } from "~/domains/templates/index.server";
import { formatMoney } from "~/lib/money";

/** How far a campaign is that has begun: what went out, what waits and why, and what came of it. */
export async function loadProgress(shop: Shop, campaign: Campaign, now: Date) {
  const [totals, parts, waiting, segments, away, templates, sender] = await Promise.all([
    countRecipients(shop.id, campaign.id),
    listCampaignParts(shop.id, [campaign.id]),
    listWaiting(shop.id, campaign.id),
    listSegments(shop.id),
    listPutAway(shop.id),
    nameTemplates(shop.id),
    findSenderState(shop.id, now),
  ]);
  const nameOf = (id: number | null) =>
    id === null ? null : ([...segments, ...away].find((segment) => segment.id === id)?.name ?? "A segment");
  const view = (counts: Counts) => viewCounts(counts, shop.currency);
  return {
    view: "progress" as const,
    timezone: shop.timezone,
    campaign: viewCampaign(shop, campaign, nameOf),
    audience: totals.audience,
    settledPercent: Math.floor(settledRate(totals) * 100),
    shares: sharesOf(totals),
    skipped: reasonsOf(totals),
    waiting: waiting.map((some) => {
      const { words, until } = waitingFor(some, campaign.state, now);
      return { words, until: until && formatTime(until, shop.timezone), count: some.count };
    }),
    whole: view(sumParts(parts)),
    messages: byMessage(parts, campaign.plan.messages).map(({ segmentId, template, ...counts }) => ({
      segment: nameOf(segmentId),
      template: templates.get(template) ?? { id: null, name: template },
      ...view(counts),
    })),
    trial: campaign.plan.trial && {
      ...{ few: view(sumParts(parts.filter(({ isTrial }) => isTrial))) },
      ...{ rest: view(sumParts(parts.filter(({ isTrial }) => !isTrial))) },
      goesOnByItself: campaign.plan.trial.goesOnByItself,
      until: campaign.dueAt && formatTime(campaign.dueAt, shop.timezone),
    },
    sender: { pausedFor: sender.pausedFor, problem: sender.problem },
  };
}

export type Progressed = Awaited<ReturnType<typeof loadProgress>>;

function viewCampaign({ timezone }: Shop, campaign: Campaign, nameOf: (id: number) => string | null) {
  const { id, name, state, plan, startedAt, finishedAt, archivedAt } = campaign;
  const { include, exclude } = plan.audience;
  const names = (ids: readonly number[]) => ids.map((one) => `“${nameOf(one)}”`).join(", ");
  return {
    ...{ id, name, state },
    isPutAway: archivedAt !== null,
    audience: [
      include.length === 0 ? "Everybody" : `Shoppers in ${names(include)}`,
      ...(exclude.length === 0 ? [] : [`but not in ${names(exclude)}`]),
    ].join(", "),
    when: whenWords(plan.schedule, timezone),
    startedAt: startedAt && formatTime(startedAt, timezone),
    finishedAt: finishedAt && formatTime(finishedAt, timezone),
  };
}

function viewCounts({ revenueMinor, ...counts }: Counts, currency: string) {
  return { ...counts, revenue: formatMoney({ amountMinor: revenueMinor, currency }) };
}
export type CountsView = ReturnType<typeof viewCounts>;
