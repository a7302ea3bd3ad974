import type { LoaderFunctionArgs } from "@remix-run/node";
import { sumParts } from "~/components/campaigns/progress-view";
import type { Result } from "~/components/campaigns/results";
import { requireShop } from "~/doors/require-shop.server";
import { listCampaignParts } from "~/domains/reports/index.server";
import { Serial } from "~/lib/serial";

const most = 100;

/** What came of some campaigns: counted apart from the list of them, which must not wait for it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const asked = new URL(request.url).searchParams.getAll("id").slice(0, most);
  const ids = asked.flatMap((id) => Serial.safeParse(id).data ?? []);
  const parts = Map.groupBy(await listCampaignParts(shop.id, ids), ({ campaignId }) => campaignId);
  const results = [...parts].map(([campaignId, own]): Result => {
    const { audience, waiting, sent, skipped, failed, orders } = sumParts(own);
    return { campaignId, audience, waiting, sent, notSent: skipped + failed, orders };
  });
  return Response.json(results);
}
