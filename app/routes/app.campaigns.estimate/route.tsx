import type { ActionFunctionArgs } from "@remix-run/node";
import { readFields } from "~/components/campaigns/fields";
import { FieldsQuestion, longestFields, type EstimateAnswer } from "~/components/campaigns/question";
import { parseJson } from "~/doors/parse-json.server";
import { requireShop } from "~/doors/require-shop.server";
import { estimate } from "./estimate.server";

/** Says who would get a campaign, saved or not, and who later or not at all. */
export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const question = await parseJson(request, FieldsQuestion, longestFields);
  if (!question.ok)
    return tell({ outcome: "impossible", problem: "The campaign did not arrive whole; reload the page" });
  const read = readFields(question.data.fields, shop.timezone);
  if (!read.ok) return tell({ outcome: "impossible", problem: `${Object.values(read.errors).join(". ")}.` });
  return tell(await estimate(shop, read.draft.plan, new Date()));
}

function tell(answer: EstimateAnswer): Response {
  return Response.json(answer, { status: answer.outcome === "told" ? 200 : 422 });
}
