import { redirect } from "@remix-run/node";
import { z } from "zod";
import { parseForm } from "./parse-form.server";
import { notFound, requireShop } from "./require-shop.server";
import { incomplete, refuse } from "./tell.server";
import { Serial } from "~/lib/serial";

const Wish = z.strictObject({ version: Serial });

type Taken = { outcome: "taken-up" } | { outcome: "missing" } | { outcome: "refused"; problem: string };

/**
 * Works on a former version again, as components/version-card.tsx asks for it, and leads to the editor.
 * @param id what the page's address names
 * @param editors where the editors are: "/app/flows"
 */
export async function takeUp(
  request: Request,
  id: string | undefined,
  take: (shopId: number, id: number, version: number, now: Date) => Promise<Taken>,
  editors: string,
) {
  const shop = await requireShop(request);
  const named = Serial.safeParse(id);
  if (!named.success) throw notFound();
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse(incomplete);
  const taken = await take(shop.id, named.data, form.data.version, new Date());
  if (taken.outcome === "missing") throw notFound();
  return taken.outcome === "refused" ? refuse(taken.problem) : redirect(`${editors}/${named.data}`);
}
