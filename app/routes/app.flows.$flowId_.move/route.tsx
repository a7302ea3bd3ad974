import type { ActionFunctionArgs } from "@remix-run/node";
import { flowNames } from "~/components/flow-editor/flow-names";
import { longestJson, MoveQuestion, type MoveAnswer } from "~/components/flow-editor/question";
import { parseJson } from "~/doors/parse-json.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { readFlowDraft } from "~/domains/flows";
import { previewMove } from "~/domains/flows/index.server";
import { listSegments } from "~/domains/segments/index.server";
import { nameTemplates } from "~/domains/templates/index.server";
import { Serial } from "~/lib/serial";
import { landingWords } from "./words";

/** Where those who are in the flow would land in what is written. */
export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const flowId = Serial.safeParse(params["flowId"]);
  const question = await parseJson(request, MoveQuestion, longestJson);
  const content = question.ok ? readFlowDraft(question.data.content) : null;
  if (!content) return tell({ outcome: "wrong", problem: "The flow did not arrive whole" });
  if (!flowId.success) throw notFound();
  const [landed, segments, templates] = await Promise.all([
    previewMove(shop.id, flowId.data, content),
    listSegments(shop.id),
    nameTemplates(shop.id),
  ]);
  if (!landed) throw notFound();
  const known = { segments, templates: [...templates].map(([key, { name }]) => ({ key, name })) };
  const names = flowNames(known, { currency: shop.currency, nameOf: () => undefined });
  return tell({ outcome: "told", moves: landed.map((one) => landingWords(one, names)) });
}

function tell(answer: MoveAnswer): Response {
  return Response.json(answer, { status: answer.outcome === "wrong" ? 422 : 200 });
}
