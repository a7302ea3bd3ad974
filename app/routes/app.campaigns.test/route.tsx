import type { ActionFunctionArgs } from "@remix-run/node";
import { longestFields, TestQuestion } from "~/components/campaigns/question";
import { parseJson } from "~/doors/parse-json.server";
import { requireShop } from "~/doors/require-shop.server";
import { sendTest } from "./send.server";

/** Sends one of a campaign's messages, as its picture shows it, to an address of the merchant's. */
export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const question = await parseJson(request, TestQuestion, longestFields);
  if (!question.ok) return Response.json({ problem: question.problem.replace(/^email: /, "") }, { status: 422 });
  return Response.json({ problem: await sendTest(shop.id, question.data, new Date()) });
}
