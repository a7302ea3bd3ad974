import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { findCampaign } from "~/domains/campaigns/index.server";
import { Serial } from "~/lib/serial";
import { readNarrowing } from "../app.campaigns.$campaignId_.recipients/wish";
import { recipientsFile } from "./file.server";

/** What the table of recipients shows, whole, as a file for spreadsheet programs. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const campaignId = Serial.safeParse(params["campaignId"]);
  const campaign = campaignId.success ? await findCampaign(shop.id, campaignId.data) : null;
  if (!campaign) throw notFound();
  const filter = readNarrowing(new URL(request.url).searchParams);
  return new Response(recipientsFile(shop.id, campaign.id, { timezone: shop.timezone, filter }), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="recipients-${campaign.id}.csv"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
