import type { FlowContent } from "../content/model";
import type { ProfileDate, Reentry, Trigger } from "../content/triggers";
import { didWords, whoWords, type FlowNames } from "./names";
import { clockWords } from "./times";

export const dateWords: Record<ProfileDate, string> = {
  birthday: "their birthday",
  expected_next_order: "the day of their expected next order",
};

/** What starts a flow: "When somebody enters “Loyal”". */
export function triggerWords(trigger: Trigger, names: FlowNames): string {
  switch (trigger.type) {
    case "segment_entered":
    case "segment_left": {
      const name = names.segmentName(trigger.segment);
      const does = trigger.type === "segment_entered" ? "enters" : "leaves";
      return name === null ? "The segment it starts with is put away" : `When somebody ${does} “${name}”`;
    }
    case "happened": {
      const did = didWords(trigger.what, names);
      return did === null ? "After something that is not said yet" : `After somebody ${did}`;
    }
    case "date":
      return `${daysWords(trigger.days, dateWords[trigger.of])}, at ${clockWords(trigger.minute)}`;
    case "manual":
      return "When you put somebody in";
    default:
      return trigger satisfies never;
  }
}

/** "3 days before their birthday", "On their birthday". */
function daysWords(days: number, of: string): string {
  if (days === 0) return `On ${of}`;
  const count = Math.abs(days);
  return `${count} ${count === 1 ? "day" : "days"} ${days < 0 ? "before" : "after"} ${of}`;
}

/** How often one shopper may come in. */
export function reentryWords(reentry: Reentry): string {
  switch (reentry.rule) {
    case "once":
      return "Once for each shopper";
    case "every_time":
      return "Every time, but not while they are in it";
    case "after_days":
      return `Again after ${reentry.days} ${reentry.days === 1 ? "day" : "days"}`;
    default:
      return reentry satisfies never;
  }
}

/** For whom it starts, of those to whom it happens. */
export function onlyIfWords({ onlyIf }: Pick<FlowContent, "onlyIf">, names: FlowNames): string {
  if (!onlyIf) return "Anybody";
  const who = whoWords(onlyIf, names);
  return who === null ? "A condition that is not complete yet" : `Only shoppers ${who}`;
}

/** What ends it for somebody before its last step, each in a sentence without its end. */
export function endsWords({ ends, trigger }: Pick<FlowContent, "ends" | "trigger">, names: FlowNames): string[] {
  const goal = ends.goal && didWords(ends.goal, names);
  const when = ends.when && whoWords(ends.when, names);
  const isOfSegment = trigger.type === "segment_entered";
  return [
    ...(ends.goal ? [`The goal: they ${goal ?? "did something that is not said yet"}`] : []),
    ...(ends.onLeaving && isOfSegment ? ["They leave the segment by which they came in"] : []),
    ...(ends.when ? [when === null ? "A condition that is not complete yet" : `They become shoppers ${when}`] : []),
  ];
}
