import type { ActionFunctionArgs } from "@remix-run/node";
import { longestJson, TestQuestion } from "~/components/template-editor/question";
import { parseJson } from "~/doors/parse-json.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { sendTrial } from "~/domains/messages/index.server";
import { readDraft } from "~/domains/templates/index.server";
import { Serial } from "~/lib/serial";

/** Sends the message as it is being written to an address of the merchant's. */
export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const templateId = Serial.safeParse(params["templateId"]);
  const question = await parseJson(request, TestQuestion, longestJson);
  if (!question.ok) return refuse(question.problem.replace(/^email: /, ""));
  const content = readDraft(question.data.content);
  if (!content) return refuse("The message did not arrive whole; reload the page");
  if (!templateId.success) throw notFound();
  const trial = { ...question.data, content, templateId: templateId.data };
  const sent = await sendTrial(shop.id, trial, new Date());
  if (sent.outcome === "missing") throw notFound();
  return Response.json({ problem: sent.outcome === "refused" ? sent.problem : null });
}

function refuse(problem: string): Response {
  return Response.json({ problem }, { status: 422 });
}
