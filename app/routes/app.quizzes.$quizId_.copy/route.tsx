import type { ActionFunctionArgs } from "@remix-run/node";
import { CopyQuestion, longestJson } from "~/components/quiz-editor/question";
import { parseJson } from "~/doors/parse-json.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { readDraft } from "~/domains/quizzes";
import { keepAsCopy } from "~/domains/quizzes/index.server";
import { Serial } from "~/lib/serial";

/** Keeps what one of two people wrote at the same time as a quiz of its own. */
export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const quizId = Serial.safeParse(params["quizId"]);
  const question = await parseJson(request, CopyQuestion, longestJson);
  const content = question.ok ? readDraft(question.data.content) : null;
  if (!content) return Response.json({ problem: "The quiz did not arrive whole" }, { status: 422 });
  if (!quizId.success) throw notFound();
  const kept = await keepAsCopy(shop.id, quizId.data, content, new Date());
  if (kept.outcome === "missing") throw notFound();
  return Response.json({ problem: kept.outcome === "refused" ? kept.problem : null });
}
