import { stateWords } from "~/components/campaigns/state-words";
import { formatDay } from "~/components/dates";
import type { CampaignUse } from "~/domains/campaigns/index.server";
import type { findSegmentResult, listMembers } from "~/domains/reports/index.server";
import type { SegmentUse } from "~/domains/segments/model";
import { formatMoney } from "~/lib/money";

type Found<Query extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Query>>;
interface Place {
  timezone: string;
  currency: string;
}

/** A member as the page shows them: times and amounts in words. */
export function viewMember(member: Found<typeof listMembers>[number], { timezone, currency }: Place) {
  const { profileId, name, email, since, orders, spentMinor } = member;
  return {
    profileId,
    name,
    email,
    since: formatDay(since, timezone),
    orders,
    spent: formatMoney({ amountMinor: Number(spentMinor), currency }),
  };
}

/** What came of the segment's messages, the amount in words. */
export function viewResult({ revenueMinor, ...result }: Found<typeof findSegmentResult>, { currency }: Place) {
  return { ...result, revenue: formatMoney({ amountMinor: Number(revenueMinor), currency }) };
}

/** What names the segment, each with where it is and how it stands. */
export function viewUses(flows: SegmentUse["flows"] = [], campaigns: readonly CampaignUse[] = []) {
  return [
    ...flows.map(({ id, name, isOn }) => ({ url: `/app/flows/${id}`, name, about: isOn ? "flow, on" : "flow, off" })),
    ...campaigns.map(({ id, name, state }) => ({
      ...{ url: `/app/campaigns/${id}`, name },
      about: `campaign, ${stateWords[state].toLowerCase()}`,
    })),
  ];
}

export type MemberView = ReturnType<typeof viewMember>;
export type ResultView = ReturnType<typeof viewResult>;
