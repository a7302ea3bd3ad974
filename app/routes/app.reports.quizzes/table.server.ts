import { listFunnels, listQuizzes } from "~/domains/quizzes/index.server";
import { sumFunnels } from "~/domains/reports/index.server";
import type { Shop } from "~/domains/shops/model";
import type { Days } from "~/lib/report-period";
import { shareOf, type ReportTable } from "~/lib/report-table";
import { instantOfClock } from "~/lib/wall-clock";

/** How far shoppers came in each quiz, of the passages that began since a day: from a look to an order. */
export async function quizTable({ id, currency, timezone }: Shop, { from }: Days): Promise<ReportTable> {
  const quizzes = await listQuizzes(id);
  const found = await listFunnels(
    id,
    quizzes.map((quiz) => quiz.id),
    { from: instantOfClock(`${from}T00:00`, timezone) },
  );
  const funnels = Map.groupBy(found, ({ quizId }) => quizId);
  return {
    currency,
    columns: [
      { title: "Quiz", kind: "text" },
      ...["Shown", "Began", "Finished", "Gave an address"].map((title) => ({ title, kind: "count" }) as const),
      { title: "Became subscribers", kind: "count" },
      { title: "Became buyers", kind: "count" },
      { title: "Buyers of who began", kind: "share" },
    ],
    rows: quizzes.map((quiz) => {
      const { shown, started, finished, email, confirmed, ordered } = sumFunnels(funnels.get(quiz.id) ?? []);
      return {
        id: String(quiz.id),
        url: `/app/quizzes/${quiz.id}`,
        cells: [quiz.name, shown, started, finished, email, confirmed, ordered, shareOf(ordered, started)],
      };
    }),
  };
}
