import type { ActionFunctionArgs } from "@remix-run/node";
import { longestJson, PreviewQuestion, type PreviewAnswer } from "~/components/template-editor/question";
import { parseJson } from "~/doors/parse-json.server";
import { requireShop } from "~/doors/require-shop.server";
import { answer } from "./answer.server";

/** Shows a content that is not saved, as somebody of the shop would see it. */
export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const question = await parseJson(request, PreviewQuestion, longestJson);
  const told: PreviewAnswer = question.ok
    ? await answer(shop.id, question.data, new Date())
    : { outcome: "wrong", problem: question.problem };
  return Response.json(told, { status: told.outcome === "wrong" ? 422 : 200 });
}
