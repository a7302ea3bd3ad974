import type { ActionFunctionArgs } from "@remix-run/node";
import { ArmPreviewQuestion, longestDraft, type ArmPreviewAnswer } from "~/components/experiments/question";
import { parseJson } from "~/doors/parse-json.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { showArm } from "./show.server";

/** Shows a message as an arm that is being written would change it. Nothing is kept. */
export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const question = await parseJson(request, ArmPreviewQuestion, longestDraft);
  const wrong = (problem: string): ArmPreviewAnswer => ({ outcome: "wrong", problem });
  if (!question.ok) return Response.json(wrong(question.problem), { status: 422 });
  const shown = await showArm(shop.id, question.data, new Date());
  if (!shown) throw notFound();
  return Response.json(shown);
}
