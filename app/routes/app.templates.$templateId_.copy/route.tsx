import type { ActionFunctionArgs } from "@remix-run/node";
import { CopyQuestion, longestJson } from "~/components/template-editor/question";
import { parseJson } from "~/doors/parse-json.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { keepAsCopy, readDraft } from "~/domains/templates/index.server";
import { Serial } from "~/lib/serial";

/** Keeps what one of two people wrote at the same time as a message of its own. */
export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const templateId = Serial.safeParse(params["templateId"]);
  const question = await parseJson(request, CopyQuestion, longestJson);
  const content = question.ok ? readDraft(question.data.content) : null;
  if (!content) return Response.json({ problem: "The message did not arrive whole" }, { status: 422 });
  if (!templateId.success) throw notFound();
  const kept = await keepAsCopy(shop.id, templateId.data, content, new Date());
  if (kept.outcome === "missing") throw notFound();
  return Response.json({ problem: kept.outcome === "refused" ? kept.problem : null });
}
