import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { requireShop } from "~/doors/require-shop.server";
import { Serial } from "~/lib/serial";
import { listReaders } from "./readers.server";

const Wish = z.object({
  text: z.string().trim().max(200).catch(""),
  segment: Serial.nullable().catch(null),
});

/** Offers shoppers to look at a message as: by name, or some of a segment. */
export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const params = new URL(request.url).searchParams;
  const { text, segment } = Wish.parse({ text: params.get("text"), segment: params.get("segment") });
  return Response.json(await listReaders(shop.id, { text, segmentId: segment }));
}
