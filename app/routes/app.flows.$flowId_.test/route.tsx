import type { ActionFunctionArgs } from "@remix-run/node";
import { longestJson, TestQuestion, type TestAnswer } from "~/components/flow-editor/question";
import { parseJson } from "~/doors/parse-json.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { readFlowDraft } from "~/domains/flows";
import { findFlow } from "~/domains/flows/index.server";
import { Serial } from "~/lib/serial";
import { tryWith } from "./try-with.server";

/** What the flow as it is written would decide for one shopper. Nothing is sent or written. */
export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const flowId = Serial.safeParse(params["flowId"]);
  const question = await parseJson(request, TestQuestion, longestJson);
  const content = question.ok ? readFlowDraft(question.data.content) : null;
  if (!question.ok || !content) {
    const wrong: TestAnswer = { outcome: "wrong", problem: "The flow did not arrive whole" };
    return Response.json(wrong, { status: 422 });
  }
  const flow = flowId.success ? await findFlow(shop.id, flowId.data) : null;
  if (!flow) throw notFound();
  const told = await tryWith(shop, flow.id, content, question.data.profileId, new Date());
  return Response.json(told, { status: 200 });
}
