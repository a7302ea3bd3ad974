import { isAnswer, type Question, type Said } from "~/domains/quizzes/model";
import type { Saying } from "~/domains/ingest/index.server";

/** A question that she was asked, and what the form was sent with. */
interface Asked {
  question: string;
  asked: Question | null;
}

export interface ReadAnswers {
  /** What the form says, right or wrong. */
  sayings: Saying[];
  /** What is wrong with an answer, by the question. */
  problems: Record<string, string>;
}

/**
 * What the form says to the questions that stood on it. One that is not among them, or that she was never asked, is
 * passed over: a page that was opened long ago empties nothing.
 */
export function readAnswers(form: FormData, present: readonly Asked[]): ReadAnswers {
  const stood = new Set(form.getAll("asked"));
  const read: ReadAnswers = { sayings: [], problems: {} };
  for (const { question: key, asked } of present) {
    if (!asked || !stood.has(key)) continue;
    const said = saidTo(asked, form);
    read.sayings.push({ question: key, ...said });
    if (!isAnswer(asked, said)) read.problems[key] = problemOf(asked);
  }
  return read;
}

function saidTo({ key, type }: Question, form: FormData): Said {
  switch (type) {
    case "single":
    case "multiple":
    case "scale":
      return { choices: texts(form, `answer-${key}`), text: null };
    case "birthday": {
      const [month = "", day = ""] = [...texts(form, `month-${key}`), ...texts(form, `day-${key}`)];
      return { choices: month === "" && day === "" ? [] : [`${month}-${day}`], text: null };
    }
    case "text":
      return { choices: [], text: clean(texts(form, `text-${key}`).join("")) };
    default:
      return type satisfies never;
  }
}

/** PostgreSQL keeps neither NUL nor half a sign, and forms send two signs for the end of a line. */
function clean(text: string): string {
  return text.replaceAll("\0", "").replaceAll("\r\n", "\n").toWellFormed().trim();
}

function texts(form: FormData, name: string): string[] {
  return form
    .getAll(name)
    .filter((value) => typeof value === "string" && value !== "")
    .map(String);
}

function problemOf(question: Question): string {
  switch (question.type) {
    case "multiple":
      return question.most === null ? "Choose among these" : `Choose at most ${question.most}`;
    case "birthday":
      return "Choose a day and a month that go together, or neither";
    case "text":
      return `At most ${question.longest} letters`;
    case "single":
    case "scale":
      return "Choose one of these";
    default:
      return question satisfies never;
  }
}
