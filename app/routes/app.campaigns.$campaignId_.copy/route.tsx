import type { ActionFunctionArgs } from "@remix-run/node";
import { readFields } from "~/components/campaigns/fields";
import { FieldsQuestion, longestFields } from "~/components/campaigns/question";
import { parseJson } from "~/doors/parse-json.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { createCampaign, findCampaign } from "~/domains/campaigns/index.server";
import { Serial } from "~/lib/serial";

/** Keeps what one of two people wrote at the same time as a campaign of its own. */
export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const campaignId = Serial.safeParse(params["campaignId"]);
  const question = await parseJson(request, FieldsQuestion, longestFields);
  if (!question.ok) return refuse("the campaign did not arrive whole");
  const read = readFields(question.data.fields, shop.timezone);
  if (!read.ok) return refuse(`${Object.values(read.errors).join("; ")}. Mend that first`);
  const origin = campaignId.success ? await findCampaign(shop.id, campaignId.data) : null;
  if (!origin) throw notFound();
  const copied = await createCampaign(
    shop.id,
    { ...read.draft, name: `${read.draft.name} copy`.slice(0, 120) },
    new Date(),
  );
  return copied.outcome === "refused" ? refuse(copied.problem) : Response.json({ problem: null });
}

function refuse(problem: string): Response {
  return Response.json({ problem }, { status: 422 });
}
