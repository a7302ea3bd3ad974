import type { ActionFunctionArgs } from "@remix-run/node";
import { DraftQuestion, longestJson, type DraftAnswer } from "~/components/quiz-editor/question";
import { parseJson } from "~/doors/parse-json.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { readDraft } from "~/domains/quizzes";
import { saveDraft } from "~/domains/quizzes/index.server";
import { Serial } from "~/lib/serial";

/** Keeps what is being written, as it is written. */
export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const quizId = Serial.safeParse(params["quizId"]);
  const question = await parseJson(request, DraftQuestion, longestJson);
  if (!question.ok) return tell({ outcome: "wrong", problem: question.problem });
  const content = readDraft(question.data.content);
  if (!content) return tell({ outcome: "wrong", problem: "The quiz did not arrive whole" });
  if (!quizId.success) throw notFound();
  const { revision } = question.data;
  const saved = await saveDraft(shop.id, quizId.data, { revision, content }, new Date());
  if (saved.outcome === "missing") throw notFound();
  return tell(saved);
}

function tell(answer: DraftAnswer): Response {
  return Response.json(answer, { status: { saved: 200, overtaken: 409, wrong: 422 }[answer.outcome] });
}
