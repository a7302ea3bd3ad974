import { z } from "zod";
import type { FlowContent } from "../content/model";

/** How many days back a flow can be tried. */
export const replayDays = [7, 30, 90] as const;

export const replayStates = ["queued", "running", "done", "failed", "stopped"] as const;
export type ReplayState = (typeof replayStates)[number];

/** So long after a message an order is counted that came without it. */
export const orderedAnywayDays = 7;

/** How often each of some words was said. */
const Counts = z.record(z.string(), z.int());

/** What would have become of a message. */
const ReplayedMessage = z.object({
  step: z.string(),
  /** `sent`, `skipped` or `waiting`. */
  state: z.string(),
  /** Why it was skipped, or waits. */
  reason: z.string().nullable(),
  /** Why it had to wait before. */
  heldFor: z.string().nullable(),
  at: z.iso.datetime(),
});

/** Somebody who would have come in, and how it would have gone on. */
const ReplayedRun = z.object({
  profileId: z.string(),
  at: z.iso.datetime(),
  /** What started it. */
  cause: z.string(),
  /** The steps taken, and what came of each. */
  passed: z.array(z.object({ step: z.string(), outcome: z.string(), at: z.iso.datetime() })),
  messages: z.array(ReplayedMessage),
  /** Why it ended; null for one that would be under way still. */
  outcome: z.string().nullable(),
  /** Whether she ordered between what started it and her first message, and in the days after that. */
  boughtBefore: z.boolean(),
  orderedAfter: z.boolean(),
});
export type ReplayedRun = z.infer<typeof ReplayedRun>;

/** What a flow would have done in some days of the past. */
export const Found = z.object({
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  /** How often it would have begun, and for how many shoppers. */
  runs: z.int(),
  people: z.int(),
  /** Who would not have come in, by reason. */
  keptOut: Counts,
  /** How runs would have ended; `waiting` for those under way. */
  ended: Counts,
  sent: z.int(),
  /** Messages that would not have gone out, by reason. */
  skipped: Counts,
  /** Messages that would have had to wait, by the last reason. */
  held: Counts,
  /** Messages that would wait still. */
  waiting: z.int(),
  /** What else would have been asked for, by kind: tags, notes to the merchant, calls of other tools. */
  effects: Counts,
  /** Shoppers who would have got a message; who had bought by then; who ordered in the days after it anyway. */
  reached: z.int(),
  boughtBefore: z.int(),
  orderedAfter: z.int(),
  /** Whose messages would have stood in the way: `flow 3`, `campaign 4`, with how often. */
  displacedBy: Counts,
  steps: z.array(z.object({ step: z.string(), passed: Counts, sent: z.int(), skipped: z.int() })),
  days: z.array(z.object({ day: z.iso.date(), came: z.int(), sent: z.int(), skipped: z.int() })),
  /** The first of them, in the order of time. */
  lines: z.array(ReplayedRun),
});
export type Found = z.infer<typeof Found>;

/** A flow tried on what has happened already. */
export interface Replay {
  id: number;
  flowId: number;
  days: number;
  state: ReplayState;
  /** Up to which instant it has come; null before it began. */
  reachedAt: Date | null;
  askedAt: Date;
  finishedAt: Date | null;
  /** Why it failed. */
  reason: string | null;
  /** The flow as it was tried. */
  content: FlowContent;
  /** Null until it is done. */
  found: Found | null;
}

/** What is to be tried, until the instant at which it was asked for. */
export interface AskedReplay extends Pick<Replay, "id" | "flowId" | "days" | "askedAt" | "content"> {
  rank: number;
}
