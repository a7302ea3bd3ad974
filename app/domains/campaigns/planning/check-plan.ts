import type { CampaignPlan, PlanProblem } from "../model";

/** What a plan rests on, as it is now. */
export interface Known {
  segments: readonly { id: number; name: string; state: "filling" | "live" }[];
  /** With the version that is sent, which is 0 while there is none. */
  templates: readonly { key: string; name: string; version: number }[];
  /** How many would get it. */
  audience: number;
  /** When the last of them would have their turn. */
  lastTurn: Date;
}

/** All that keeps a plan from being carried out. None: it can be scheduled. */
export function checkPlan(plan: CampaignPlan, known: Known, now: Date): PlanProblem[] {
  const found = [...ofAudience(plan, known), ...ofMessages(plan, known), ...ofSchedule(plan, known, now)];
  if (found.length > 0 || known.audience > 0) return found;
  return [{ place: "audience", words: "Nobody is in this audience at present" }];
}

function ofAudience({ audience: { include, exclude } }: CampaignPlan, known: Known): PlanProblem[] {
  const both = include.filter((id) => exclude.includes(id)).map((id) => nameOf(id, known));
  return [
    ...segmentProblems("audience", [...include, ...exclude], known),
    ...both.map((name): PlanProblem => ({ place: "audience", words: `${name} is both included and excluded` })),
  ];
}

function ofMessages({ messages: { bySegment, everybodyElse } }: CampaignPlan, known: Known): PlanProblem[] {
  if (bySegment.length === 0 && everybodyElse === null) return [{ place: "messages", words: "Choose a message" }];
  const ids = bySegment.map(({ segmentId }) => segmentId);
  const twice = [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];
  const keys = [...new Set([...bySegment.map(({ template }) => template), ...(everybodyElse ? [everybodyElse] : [])])];
  return [
    ...segmentProblems("messages", ids, known),
    ...twice.map((id): PlanProblem => ({ place: "messages", words: `${nameOf(id, known)} has two messages` })),
    ...keys.flatMap((key) => templateProblems(key, known)),
  ];
}

function ofSchedule({ schedule }: CampaignPlan, { lastTurn }: Known, now: Date): PlanProblem[] {
  // Where the day has come for some by their clocks and is yet to come for others, it can still begin.
  if (schedule.at === "once" || lastTurn >= now) return [];
  const words =
    schedule.at === "time" ? "That time is over: choose a later one" : "That day is over: choose a later one";
  return [{ place: "schedule", words }];
}

function segmentProblems(place: "audience" | "messages", ids: readonly number[], known: Known): PlanProblem[] {
  return [...new Set(ids)].flatMap((id): PlanProblem[] => {
    const segment = known.segments.find((one) => one.id === id);
    if (!segment) return [{ place, words: "A segment that was chosen is not there any more: choose another" }];
    if (segment.state === "live") return [];
    return [{ place, words: `It is still being worked out who is in ${segment.name}: wait a moment` }];
  });
}

function templateProblems(key: string, { templates }: Known): PlanProblem[] {
  const template = templates.find((one) => one.key === key);
  const place = "messages";
  if (!template) return [{ place, words: "A message that was chosen is not there any more: choose another" }];
  return template.version > 0 ? [] : [{ place, words: `Publish the message ${template.name} first` }];
}

function nameOf(id: number, { segments }: Known): string {
  return segments.find((one) => one.id === id)?.name ?? "A segment";
}
