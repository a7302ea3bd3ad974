import type { ActionFunctionArgs } from "@remix-run/node";
import { longestDraft, OutlookQuestion, type OutlookAnswer } from "~/components/experiments/question";
import { parseJson } from "~/doors/parse-json.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { tellOutlook } from "./tell.server";

/** Tells what a comparison that is being written could show. */
export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const question = await parseJson(request, OutlookQuestion, longestDraft);
  const wrong = (problem: string): OutlookAnswer => ({ outcome: "wrong", problem });
  if (!question.ok) return Response.json(wrong(question.problem), { status: 422 });
  const told = await tellOutlook(shop.id, question.data, new Date());
  if (!told) throw notFound();
  return Response.json(told);
}
