import { formatDay } from "~/components/dates";
import type { findSegmentResult, listMembers } from "~/domains/reports/index.server";
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

export type MemberView = ReturnType<typeof viewMember>;
export type ResultView = ReturnType<typeof viewResult>;
