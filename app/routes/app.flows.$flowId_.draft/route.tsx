import type { ActionFunctionArgs } from "@remix-run/node";
import { DraftQuestion, longestJson, type DraftAnswer } from "~/components/flow-editor/question";
import { parseJson } from "~/doors/parse-json.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { readFlowDraft } from "~/domains/flows";
import { saveFlowDraft } from "~/domains/flows/index.server";
import { Serial } from "~/lib/serial";

/** Keeps what is being written, as it is written. */
export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const flowId = Serial.safeParse(params["flowId"]);
  const question = await parseJson(request, DraftQuestion, longestJson);
  if (!question.ok) return tell({ outcome: "wrong", problem: question.problem });
  const content = readFlowDraft(question.data.content);
  if (!content) return tell({ outcome: "wrong", problem: "The flow did not arrive whole" });
  if (!flowId.success) throw notFound();
  const { revision, name } = question.data;
  const saved = await saveFlowDraft(shop.id, flowId.data, { revision, name, content }, new Date());
  if (saved.outcome === "missing") throw notFound();
  return tell(saved);
}

function tell(answer: DraftAnswer): Response {
  return Response.json(answer, { status: { saved: 200, overtaken: 409, wrong: 422 }[answer.outcome] });
}
