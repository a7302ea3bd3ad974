import { FlowContent } from "../content/model";

/** What may be wrong with a flow that is still being written: something is missing, too long or not right yet. */
const forgivable: readonly string[] = ["too_small", "too_big", "invalid_format", "custom"];

/**
 * A flow as it is being worked on. It has the shape of one, but its texts may be empty and its ways undecided: nothing
 * that somebody typed is lost because it is not finished. Null for what no editor makes.
 */
export function readFlowDraft(json: unknown): FlowContent | null {
  return isDraft(json) ? json : null;
}

function isDraft(json: unknown): json is FlowContent {
  const { error } = FlowContent.safeParse(json);
  return (error?.issues ?? []).every(({ code }) => forgivable.includes(code));
}
