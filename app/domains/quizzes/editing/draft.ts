import { QuizContent } from "../content/model";

/** What may be wrong with a quiz that is still being written: something is missing, too long or not right yet. */
const forgivable: readonly string[] = ["too_small", "too_big", "invalid_format", "custom"];

/**
 * A quiz as it is being worked on. It has the shape of one, but its texts may be empty or wrong: nothing that somebody
 * typed is lost because it is not finished. Null for what no editor makes.
 */
export function readDraft(json: unknown): QuizContent | null {
  return isDraft(json) ? json : null;
}

function isDraft(json: unknown): json is QuizContent {
  const { error } = QuizContent.safeParse(json);
  return (error?.issues ?? []).every(({ code }) => forgivable.includes(code));
}
