import type { TestQuestion } from "~/components/campaigns/question";
import { sendTrial } from "~/domains/messages/index.server";
import { findSegment } from "~/domains/segments/index.server";
import { ensureReady, listTemplates } from "~/domains/templates/index.server";
import { contentsOf, findReader } from "../app.campaigns.pictures/pictures.server";

/** Sends it as somebody of its segment would get it. @returns why it was not sent; null when it was */
export async function sendTest(
  shopId: number,
  { segmentId, template, email }: TestQuestion,
  now: Date,
): Promise<string | null> {
  if (segmentId !== null && !(await findSegment(shopId, segmentId))) return "Its segment is not there any more";
  await ensureReady(shopId, [template], now);
  const own = (await listTemplates(shopId)).find(({ key }) => key === template);
  const content = (await contentsOf(shopId, [template])).get(template);
  if (!own || !content) return "This message is not published, or was put away; choose another";
  const reader = await findReader(shopId, segmentId);
  const trial = { templateId: own.id, content, profileId: reader?.profileId ?? null, choices: null, email };
  const sent = await sendTrial(shopId, trial, now);
  if (sent.outcome === "missing") return "This message is not there any more; choose another";
  return sent.outcome === "refused" ? sent.problem : null;
}
