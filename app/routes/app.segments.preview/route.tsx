import type { ActionFunctionArgs } from "@remix-run/node";
import { Question, type Answer } from "~/components/segment-builder/preview/question";
import { longestJson } from "~/components/segment-builder/segment-form";
import { parseJson } from "~/doors/parse-json.server";
import { requireShop } from "~/doors/require-shop.server";
import { answer } from "./answer.server";

/** Tells the builder about a definition that is not saved. */
export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const question = await parseJson(request, Question, longestJson);
  const told: Answer = question.ok
    ? await answer(shop, question.data, new Date())
    : { outcome: "wrong", problem: question.problem };
  return Response.json(told, { status: told.outcome === "wrong" ? 422 : 200 });
}
