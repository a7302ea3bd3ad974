import { formatDay, formatTime } from "~/components/dates";
import { explainMessage } from "~/components/message-words";
import { describeCause, describeConsent, describeSource, describeSuppression } from "~/components/reasons";
import { creditOf, describeEntry } from "~/components/timeline-words";
import type { findShopper, listMessages, listStays } from "~/domains/reports/index.server";
import type { TimelineEntry } from "~/domains/reports/model";
import { formatMoney } from "~/lib/money";

type Found<Query extends (...args: never[]) => Promise<unknown>> = NonNullable<Awaited<ReturnType<Query>>>;
type Item<List> = List extends (infer One)[] ? One : never;
interface Place {
  timezone: string;
  currency: string;
}

/** What becomes of somebody who buys nothing more. */
const nextStages: Record<string, string> = { new: "dormant", active: "dormant", loyal: "dormant", dormant: "lost" };

/** A shopper as the page shows them: times and amounts in words. */
export function viewShopper(shopper: Found<typeof findShopper>, { timezone, currency }: Place) {
  const { consent, suppressedFor, stage, stageSince, stageUntil, countryCode, city } = shopper;
  const next = stage && stageUntil ? nextStages[stage] : undefined;
  return {
    title: shopper.name || shopper.email || "Without a name",
    email: shopper.email,
    addressNote: addressNote(shopper),
    place: [city, countryCode && new Intl.DisplayNames("en", { type: "region", fallback: "code" }).of(countryCode)]
      .filter(Boolean)
      .join(", "),
    knownSince: formatDay(shopper.knownSince, timezone),
    isDeleted: shopper.deletedAt !== null,
    stage,
    stageSince: stageSince && formatDay(stageSince, timezone),
    nextStage: next && stageUntil ? `If nothing happens: ${next} on ${formatDay(stageUntil, timezone)}` : null,
    orders: shopper.orders,
    spent: formatMoney({ amountMinor: Number(shopper.spentMinor), currency }),
    lastOrder: shopper.lastOrderAt && formatDay(shopper.lastOrderAt, timezone),
    mayWriteTo: consent?.state === "subscribed" && suppressedFor === null && shopper.deletedAt === null,
    suppression: suppressedFor && describeSuppression(suppressedFor),
    consent: consent
      ? `${describeConsent(consent.state)} since ${formatDay(consent.at, timezone)}, ${describeSource(consent.source)}`
      : "Never said anything about email, so nothing is sent",
  };
}

function addressNote({ addressProblem, addressSuggestion }: Found<typeof findShopper>): string | null {
  if (addressProblem === null) return null;
  return addressProblem === "disposable"
    ? "A disposable address: it stops working soon"
    : `Probably mistyped: ${addressSuggestion} may have been meant`;
}

export function viewEntry(entry: TimelineEntry, timezone: string) {
  const { amountMinor, currency } = entry;
  const amount =
    amountMinor !== null && currency !== null ? formatMoney({ amountMinor: Number(amountMinor), currency }) : null;
  // Stays of before the install are known by the day.
  const format = entry.kind === "segments" && entry.detail === "history" ? formatDay : formatTime;
  // An order leads to the message that it is credited to.
  const credit = entry.kind === "orders" && entry.detail !== null ? creditOf(entry.detail) : null;
  return {
    ...{ key: entry.key, at: format(entry.at, timezone), kind: entry.kind, words: describeEntry(entry, amount) },
    cause: credit && `message:${credit.messageId}:clicked`,
  };
}

export function viewStay(stay: Item<Found<typeof listStays>>, timezone: string) {
  return {
    segmentId: stay.segmentId,
    name: stay.name,
    words: `since ${formatDay(stay.since, timezone)}, ${describeCause(stay.cause)}`,
  };
}

export function viewMessage(message: Item<Found<typeof listMessages>>, timezone: string) {
  const { id, template, program, state, feedback, queuedAt, settledAt, shopperTimezone } = message;
  return {
    id,
    template,
    program,
    state,
    explained: explainMessage(message, { timezone, shopperTimezone }),
    feedback,
    at: formatTime(settledAt ?? queuedAt, timezone),
  };
}
