import { FlowContent, pathsOf } from "../content/model";
import type { Step } from "../content/steps";
import type { FlowProblem } from "./problem";

type Issue = NonNullable<ReturnType<typeof FlowContent.safeParse>["error"]>["issues"][number];

/** What is missing or does not fit, by the field it is about; the others say it themselves. */
const words: Record<string, string> = {
  template: "Choose a message",
  weekdays: "Choose at least one weekday",
  latestMinutes: "Say between 5 minutes and 30 days how late it may be",
};

/** What the fields of a flow say of themselves: something is missing, too long or not right. */
export function checkShape(content: FlowContent): FlowProblem[] {
  const { error } = FlowContent.safeParse(content);
  return (error?.issues ?? []).map((issue) => ({ step: stepAt(content, issue.path), words: wordsOf(issue) }));
}

function wordsOf({ path, message }: Issue): string {
  const field = path.findLast((part) => typeof part === "string") ?? "";
  const known = Object.hasOwn(words, field) ? words[field] : undefined;
  if (known !== undefined) return known;
  return /^(Too |Invalid )/.test(message) ? "Something here is missing, too long or too big" : message;
}

/** The innermost step that a path leads into; null when it leads into none. */
function stepAt({ steps }: FlowContent, path: readonly PropertyKey[]): string | null {
  let found: Step | null = null;
  let lane: readonly Step[] = steps;
  for (const [i, part] of path.entries()) {
    if (typeof part !== "number") continue;
    const before = path[i - 1];
    if (before === "paths" && found) lane = pathsOf(found)[part]?.steps ?? [];
    if (before === "happened" || before === "otherwise") lane = laneOf(found, before);
    if (before === "steps" || before === "happened" || before === "otherwise") found = lane[part] ?? found;
  }
  return found?.id ?? null;
}

function laneOf(step: Step | null, way: string): readonly Step[] {
  return (step ? pathsOf(step) : []).find(({ key }) => key === way)?.steps ?? [];
}
