import { isDeepStrictEqual } from "node:util";
import { transact, type Tx } from "~/db.server";
import type { Content } from "../content/model";
import { findingsIn, isRefused } from "../editing/findings";
import { insertVersion, lockTemplate, updateDraft } from "../editing/queries.server";
import { library } from "../library/library";
import { addTemplate, findCurrentVersions, listTemplates, type Template } from "../queries.server";

/** What becomes of a content, or why it had better not be touched. */
export type Amend = (content: Content) => { ok: true; content: Content } | { ok: false; problem: string };

export type Amended =
  | { outcome: "amended"; templateId: number; version: number }
  | { outcome: "unchanged"; templateId: number }
  | { outcome: "refused"; problem: string; templateId: number | null };

/**
 * Changes what a ready message says and publishes it, as a merchant's own edit would be. A draft that is being worked on
 * is changed alike and stays a draft.
 */
export async function amendTemplate(shopId: number, key: string, amend: Amend, now: Date): Promise<Amended> {
  return transact(async (tx) => {
    const template = await lockByKey(shopId, key, now, tx);
    if (!template) return refuse("The message was put away", null);
    const { id, name } = template;
    const [current] = await findCurrentVersions(shopId, [key], tx);
    if (!current) return refuse(`“${name}” was never published`, id);
    const amended = amend(current.content);
    const draft = template.draft && amend(template.draft);
    if (!amended.ok) return refuse(amended.problem, id);
    if (draft && !draft.ok) return refuse(draft.problem, id);
    if (isDeepStrictEqual(amended.content, current.content)) return { outcome: "unchanged", templateId: id };
    if (isRefused(findingsIn(amended.content))) return refuse(`“${name}” cannot be published as it stands`, id);
    const { version } = await insertVersion(shopId, id, amended.content, now, tx);
    if (draft) await updateDraft(shopId, id, draft.content, now, tx);
    return { outcome: "amended", templateId: id, version };
  });
}

function refuse(problem: string, templateId: number | null): Amended {
  return { outcome: "refused", problem, templateId };
}

async function lockByKey(shopId: number, key: string, now: Date, tx: Tx): Promise<Template | null> {
  const ready = library.find((one) => one.key === key);
  if (ready) await addTemplate(shopId, ready, now, tx);
  const found = (await listTemplates(shopId, tx)).find((one) => one.key === key);
  return found ? lockTemplate(shopId, found.id, tx) : null;
}
