import { diagnose } from "~/domains/insights/diagnosis/diagnose";
import type { Benchmark, Fault, Says, SegmentFacts } from "~/domains/insights/diagnosis/model";
import { randomFrom, type Random } from "../../../sandbox/factories/random";

/** How shoppers of a shop are: how often they order in a month, click, and order when they have clicked. */
interface Habits {
  buys: number;
  clicks: number;
  ordersOnClick: number;
  /** Hours that the cause of a mail stays worth writing about, in the mean. */
  mattersHours: number;
}

interface Mailing {
  /** What the message is worth, as a factor on clicks. */
  appeal: number;
  /** Hours from the cause to the mail, in the mean. */
  lagHours: number;
  /** Share of those written to who are whom the segment means; the others hardly care. */
  meant: number;
}

/**
 * Writes to so many shoppers one by one. Who has bought, or no longer cares, before the mail comes clicks a third as
 * often; who is not meant buys and clicks as strangers do. The diagnosis knows nothing of all this but what is counted.
 */
function write(random: Random, habits: Habits, { appeal, lagHours, meant }: Mailing, mails: number): Benchmark {
  const counts = { sent: mails, delivered: 0, clicked: 0, orderedAfterClick: 0, late: 0, people: mails, buyers: 0 };
  for (let i = 0; i < mails; i++) {
    const isMeant = random.chance(meant);
    const isLate = random.exponential(habits.mattersHours) < random.exponential(lagHours);
    const clicks = habits.clicks * appeal * (isLate ? 0.35 : 1) * (isMeant ? 1 : 0.55);
    const didClick = random.chance(0.97) && random.chance(Math.min(0.9, clicks));
    const didOrder = didClick && random.chance(habits.ordersOnClick * (isMeant ? 1 : 0.12));
    const boughtAnyway = random.chance(habits.buys * (isMeant ? 1 : 0.12));
    counts.delivered += random.chance(0.97) || didClick ? 1 : 0;
    counts.clicked += didClick ? 1 : 0;
    counts.orderedAfterClick += didOrder ? 1 : 0;
    counts.late += isLate ? 1 : 0;
    counts.buyers += didOrder || boughtAnyway ? 1 : 0;
  }
  return counts;
}

function drawHabits(random: Random): Habits {
  return {
    buys: 0.06 + random.next() * 0.15,
    clicks: 0.02 + random.next() * 0.06,
    ordersOnClick: 0.06 + random.next() * 0.12,
    mattersHours: 60 + random.next() * 120,
  };
}

const usualMailing = (random: Random): Mailing => ({
  ...{ appeal: random.logNormal(1, 0.2), lagHours: 4 + random.next() * 8, meant: 0.9 + random.next() * 0.1 },
});

function faulty(random: Random, fault: Fault): Mailing {
  const usual = usualMailing(random);
  if (fault === "message") return { ...usual, appeal: 0.2 + random.next() * 0.2 };
  if (fault === "timing") return { ...usual, lagHours: 120 + random.next() * 240 };
  return { ...usual, meant: random.next() * 0.2 };
}

/** What is said of segments with a planted fault, or none, and so many mails; the shop's other mail is 5,000. */
export function diagnoseMany(fault: Fault | null, mails: number, count: number, seed: number): Says[] {
  const random = randomFrom(seed, `diagnosis ${fault} ${mails}`);
  return Array.from({ length: count }, () => {
    const habits = drawHabits(random);
    const others = write(random, habits, usualMailing(random), 5000);
    const mailing = fault === null ? usualMailing(random) : faulty(random, fault);
    const facts: SegmentFacts = { ...write(random, habits, mailing, mails), swing: 1 + random.next() };
    return diagnose(facts, others).says;
  });
}
