import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { adviseOnSegment } from "~/domains/reports/index.server";

const SegmentId = z.string().regex(/^\d{1,9}$/);

/** Tells the segment's page what to think about; the page does not wait for it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const segmentId = SegmentId.safeParse(params["segmentId"]);
  const advice = segmentId.success ? await adviseOnSegment(shop.id, Number(segmentId.data), new Date()) : null;
  if (!advice) throw notFound();
  return { advice };
}
