import type { SegmentUse } from "../model";
import type { Advice, Figures } from "./advice";

/** A segment that is new may still wait for its first message. */
const unusedFromDays = 30;

/** Whether something is done because of a segment, and something else than for the one it is a part of. */
export function useAdvice({ ageDays, use, isBuiltOn, parent }: Figures): Advice[] {
  // Of one that nobody uses, nothing more can be said of its messages.
  if (ageDays >= unusedFromDays && !isBuiltOn && !isUsed(use)) return [unused];
  return parent ? unwritten(use, parent) : [];
}

function isUsed({ flows, hasMessages }: SegmentUse): boolean {
  return flows.length > 0 || hasMessages;
}

const unused: Advice = {
  rule: "unused",
  what: "Nothing uses it: no flow starts with it, no message was asked for because of it in the last 90 days, and no other segment builds on it.",
  effect: "It is kept up to date for nobody. Start a flow with it, or put it away; you can take it back.",
};

function unwritten(use: SegmentUse, { name, use: above }: NonNullable<Figures["parent"]>): Advice[] {
  const ofParent = templatesOf(above);
  const own = templatesOf(use);
  if (ofParent.size === 0 || [...own].some((template) => !ofParent.has(template))) return [];
  return [
    {
      rule: "unwritten",
      what:
        own.size === 0
          ? `“${name}”, of which it is a part, is written to; this one has no message of its own.`
          : `Every message for it is one that “${name}”, of which it is a part, gets too.`,
      effect: "A part that is written to like the whole changes nothing. Give it a message that differs.",
    },
  ];
}

function templatesOf({ flows }: SegmentUse): Set<string> {
  return new Set(flows.flatMap(({ templates }) => templates));
}
