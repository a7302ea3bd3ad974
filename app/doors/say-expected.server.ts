import { z } from "zod";
import { Reason } from "~/domains/quality/model";
import { Serial } from "~/lib/serial";
import { parseForm } from "./parse-form.server";
import { requireShop } from "./require-shop.server";
import { incomplete, refuse, tell } from "./tell.server";

const Expected = z.strictObject({
  wish: z.literal("expected"),
  id: Serial,
  reason: Reason,
});

/**
 * Takes a merchant's word that something unusual was expected, as components/expected-form.tsx sends it.
 * @param dismiss says whether it was still open
 * @param words what a merchant is told when it was
 */
export async function sayExpected(
  request: Request,
  dismiss: (shopId: number, id: number, reason: string, now: Date) => Promise<boolean>,
  words: string,
) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Expected);
  if (!form.ok) return refuse(form.errors["reason"] ?? incomplete, form.errors);
  const wasOpen = await dismiss(shop.id, form.data.id, form.data.reason, new Date());
  return tell(wasOpen ? words : "It is over already");
}
