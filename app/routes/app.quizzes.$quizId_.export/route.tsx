import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { findQuiz, listVersions } from "~/domains/quizzes/index.server";
import { Serial } from "~/lib/serial";
import { askedIn } from "../app.quizzes.$quizId_.responses/asked";
import { filterOf, readNarrowing } from "../app.quizzes.$quizId_.responses/wish";
import { responsesFile } from "./file.server";

/** What the table of responses shows, whole, as a file for spreadsheet programs. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const quizId = Serial.safeParse(params["quizId"]);
  const quiz = quizId.success ? await findQuiz(shop.id, quizId.data) : null;
  if (!quiz) throw notFound();
  const asked = askedIn(await listVersions(shop.id, quiz.id));
  const filter = filterOf(readNarrowing(new URL(request.url).searchParams));
  return new Response(responsesFile(shop.id, quiz.id, { asked, timezone: shop.timezone, filter }), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="responses-${quiz.key}.csv"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
