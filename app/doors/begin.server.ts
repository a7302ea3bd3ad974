import { redirect } from "@remix-run/node";
import { z } from "zod";
import { parseForm } from "./parse-form.server";
import { notFound, requireShop } from "./require-shop.server";
import { incomplete, refuse } from "./tell.server";

/** What something new begins with: what is ready under a key, or nothing. */
type Start = { from: "ready"; key: string } | { from: "nothing" };

/** What came of it: where it is now, or why there is none. */
type Begun = { outcome: "created"; url: string } | { outcome: "missing" } | { outcome: "refused"; problem: string };

const Wish = z.strictObject({ key: z.string().max(100) });

/** Makes what a page of ready things is asked for, and leads there. */
export async function begin(
  request: Request,
  create: (shopId: number, start: Start, now: Date) => Promise<Begun>,
): Promise<Response | ReturnType<typeof refuse>> {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse(incomplete);
  const { key } = form.data;
  const begun = await create(shop.id, key === "" ? { from: "nothing" } : { from: "ready", key }, new Date());
  if (begun.outcome === "missing") throw notFound();
  return begun.outcome === "refused" ? refuse(begun.problem) : redirect(begun.url);
}
