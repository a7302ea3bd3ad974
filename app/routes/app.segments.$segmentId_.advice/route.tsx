import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { adviseOnSegment } from "~/domains/reports/index.server";
import { Serial } from "~/lib/serial";

/** Tells the segment's page what to think about; the page does not wait for it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const segmentId = Serial.safeParse(params["segmentId"]);
  const advice = segmentId.success ? await adviseOnSegment(shop.id, segmentId.data, new Date()) : null;
  if (!advice) throw notFound();
  return { advice };
}
