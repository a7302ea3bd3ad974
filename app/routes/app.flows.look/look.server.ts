import type { LookAnswer } from "~/components/flow-editor/question";
import { compareWithOthers } from "~/domains/flows/index.server";
import { currentContent, library, listTemplates, previewContent } from "~/domains/templates/index.server";

/** A template's message: what is sent now, or else what is being written; of a ready one that is not used yet, as it comes. */
export async function look(shopId: number, key: string, now: Date): Promise<LookAnswer> {
  const own = (await listTemplates(shopId)).find((template) => template.key === key);
  const ready = library.find((one) => one.key === key);
  const content = own ? await currentContent(shopId, own) : ready?.content;
  if (!content) return { outcome: "wrong", problem: "This message is put away; choose another." };
  const looked = await previewContent(shopId, { content, profileId: null, choices: null }, now);
  if (looked.outcome !== "shown") {
    const problem = looked.outcome === "impossible" ? looked.reason : "There is nobody to show it to.";
    return { outcome: "wrong", problem };
  }
  const compared = own ? await compareWithOthers(shopId, own.id, content) : [];
  return {
    outcome: "shown",
    subject: looked.rendered.subject,
    html: looked.rendered.html,
    compared: compared.map(({ templateId, name, difference }) => ({ templateId, name, difference })),
  };
}
