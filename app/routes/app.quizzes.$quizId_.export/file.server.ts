import { sheetTime } from "~/components/dates";
import { answerWords } from "~/domains/quizzes";
import { listResponsesBefore, type Before, type ResponseRow } from "~/domains/reports/index.server";
import { csvBegin, csvLine } from "~/lib/csv";
import type { Asked } from "../app.quizzes.$quizId_.responses/asked";
import { standingOf } from "../app.quizzes.$quizId_.responses/view";
import type { filterOf } from "../app.quizzes.$quizId_.responses/wish";

const atATime = 500;

interface File {
  asked: Asked;
  timezone: string;
  filter: ReturnType<typeof filterOf>;
}

/** The responses as a file, made as it is read: however many there are, a few hundred are held at a time. */
export function responsesFile(shopId: number, quizId: number, { asked, timezone, filter }: File): ReadableStream {
  const encoder = new TextEncoder();
  let before: Before | null = null;
  return new ReadableStream({
    start(controller) {
      const titles = asked.questions.map(({ title }) => title);
      controller.enqueue(encoder.encode(csvBegin + csvLine([...columns, ...titles])));
    },
    async pull(controller) {
      const rows: ResponseRow[] = await listResponsesBefore(shopId, quizId, { ...filter, limit: atATime, before });
      const lines = rows.map((row) => csvLine(cellsOf(row, asked, timezone))).join("");
      controller.enqueue(encoder.encode(lines));
      before = rows.at(-1) ?? before;
      if (rows.length < atATime) controller.close();
    },
  });
}

const columns = ["Started", "Finished", "Shopper", "Email", "State", "Page", "Version"];

function cellsOf(row: ResponseRow, asked: Asked, timezone: string): string[] {
  const { version, page, name, email, startedAt, finishedAt, answers } = row;
  const said = asked.questions.map(({ key }) => {
    const answer = answers.find(({ question }) => question === key);
    return answer ? answerWords(asked.questionOf(version, key), answer) : "";
  });
  const times = [startedAt, finishedAt].map((at) => (at ? sheetTime(at, timezone) : ""));
  return [...times, name, email ?? "", standingOf(row).words, page, String(version), ...said];
}
