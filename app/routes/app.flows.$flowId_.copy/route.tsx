import type { ActionFunctionArgs } from "@remix-run/node";
import { CopyQuestion, longestJson } from "~/components/flow-editor/question";
import { parseJson } from "~/doors/parse-json.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { readFlowDraft } from "~/domains/flows";
import { createFlow } from "~/domains/flows/index.server";
import { Serial } from "~/lib/serial";

/** Keeps what one of two people wrote at the same time as a flow of its own. */
export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const flowId = Serial.safeParse(params["flowId"]);
  const question = await parseJson(request, CopyQuestion, longestJson);
  const content = question.ok ? readFlowDraft(question.data.content) : null;
  if (!content) return Response.json({ problem: "The flow did not arrive whole" }, { status: 422 });
  if (!flowId.success) throw notFound();
  const kept = await createFlow(shop.id, { from: "copy", flowId: flowId.data, content }, new Date());
  if (kept.outcome === "missing") throw notFound();
  return Response.json({ problem: kept.outcome === "refused" ? kept.problem : null });
}
