import type { PreviewAnswer, PreviewQuestion } from "~/components/template-editor/question";
import { compareWithOthers } from "~/domains/flows/index.server";
import { previewContent, readDraft } from "~/domains/templates/index.server";

/** Shows what was asked, and how it differs from what other segments get. */
export async function answer(
  shopId: number,
  { templateId, content: sent, profileId, choices }: PreviewQuestion,
  now: Date,
): Promise<PreviewAnswer> {
  const content = readDraft(sent);
  if (!content) return { outcome: "wrong", problem: "The message did not arrive whole; reload the page" };
  const looked = await previewContent(shopId, { content, profileId, choices }, now);
  if (looked.outcome === "missing") return { outcome: "wrong", problem: "This shopper is no longer in your shop" };
  const compared = templateId === null ? [] : await compareWithOthers(shopId, templateId, content);
  return { ...looked, compared };
}
