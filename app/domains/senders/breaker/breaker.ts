import type { Figures, TripReason } from "../model";

/** Rates count over so many days. */
export const windowDays = 7;
/** Of fewer mails a rate says nothing yet. */
const leastSent = 200;
const bouncesPerHundred = 2;
const leastComplaints = 3;
const complaintsPerTenThousand = 6;

/** How long a pause lasts at least: time to look after the list, and for what is on its way to come back. */
export const coolingHours = 24;

/**
 * Whether mail goes so wrong that sending has to pause. Resend closes an account without a word above 4 % bounces or
 * 0.08 % complaints, and other shops send through it too, so this comes well before. In whole numbers, so that the
 * border is exact.
 */
export function trip({ sent, bounced, complained }: Figures): TripReason | null {
  const isMarkedAsSpam = complained >= leastComplaints && complained * 10_000 >= sent * complaintsPerTenThousand;
  if (isMarkedAsSpam) return "complaints";
  const comesBack = sent >= leastSent && bounced * 100 >= sent * bouncesPerHundred;
  return comesBack ? "bounces" : null;
}

/** Whether rates are so good that more may be sent than before: at most half of what makes sending pause. */
export function isWell({ sent, bounced, complained }: Figures): boolean {
  return (
    bounced * 200 <= sent * bouncesPerHundred &&
    (complained < 2 || complained * 20_000 <= sent * complaintsPerTenThousand)
  );
}

/** From when on a merchant may resume after a pause. */
export function mayResumeFrom(pausedAt: Date): Date {
  return new Date(pausedAt.getTime() + coolingHours * 3_600_000);
}

/** Mail sent before this instant does not count: a week ago, or when the merchant resumed if that is later. */
export function countFrom(resumedAt: Date | null, now: Date): Date {
  const weekAgo = now.getTime() - windowDays * 86_400_000;
  return new Date(Math.max(weekAgo, resumedAt?.getTime() ?? weekAgo));
}

/** The account that shops share is in danger above half of what Resend allows: its operator has to know. */
export function isAccountInDanger({ sent, bounced, complained }: Figures): boolean {
  return sent >= leastSent && (bounced * 100 >= sent * 4 || complained * 10_000 >= sent * 8);
}
