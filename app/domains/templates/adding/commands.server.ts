import { transact, type Tx } from "~/db.server";
import type { Content } from "../content/model";
import { countTemplates, insertTemplate, listPutAwayTemplates, lockTemplate } from "../editing/queries.server";
import { emptyContent, freeName } from "../editing/start";
import { library } from "../library/library";
import { addTemplate, currentContent, listTemplates, type Template } from "../queries.server";

/** So many templates can still be looked through. */
export const mostTemplates = 200;
export const tooMany = `A shop has at most ${mostTemplates} messages; put one away first`;

/** What a new template begins with: a ready message, nothing, what another one says, or what was said elsewhere. */
export type Start =
  | { from: "ready"; key: string }
  | { from: "nothing" }
  | { from: "copy"; templateId: number }
  | { from: "content"; name: string; topic: string | null; content: Content };

export type Created =
  { outcome: "created"; templateId: number } | { outcome: "missing" } | { outcome: "refused"; problem: string };

/** Adds a template. A ready message that the shop has not used yet can be sent at once; everything else is a draft. */
export async function createTemplate(shopId: number, start: Start, now: Date): Promise<Created> {
  return transact(async (tx) => {
    if ((await countTemplates(shopId, tx)) >= mostTemplates) return { outcome: "refused", problem: tooMany };
    switch (start.from) {
      case "ready":
        return createReady(shopId, start.key, now, tx);
      case "nothing":
        return keepDraft(shopId, { name: "New message", topic: null }, emptyContent, now, tx);
      case "copy": {
        const origin = await lockTemplate(shopId, start.templateId, tx);
        if (!origin) return { outcome: "missing" };
        const details = { ...origin, name: `${origin.name} copy` };
        return keepDraft(shopId, details, await currentContent(shopId, origin, tx), now, tx);
      }
      case "content":
        return keepDraft(shopId, start, start.content, now, tx);
      default:
        return start satisfies never;
    }
  });
}

/** Adds what somebody wrote as a template of its own, so that it is not lost beside what somebody else wrote. */
export async function keepAsCopy(shopId: number, templateId: number, content: Content, now: Date): Promise<Created> {
  return transact(async (tx) => {
    const origin = await lockTemplate(shopId, templateId, tx);
    if (!origin) return { outcome: "missing" };
    return keepDraft(shopId, { ...origin, name: `${origin.name} copy` }, content, now, tx);
  });
}

async function createReady(shopId: number, key: string, now: Date, tx: Tx): Promise<Created> {
  const ready = library.find((one) => one.key === key);
  if (!ready) return { outcome: "missing" };
  const known = [...(await listTemplates(shopId, tx)), ...(await listPutAwayTemplates(shopId, tx))];
  if (known.some((one) => one.key === key)) return keepDraft(shopId, ready, ready.content, now, tx);
  await addTemplate(shopId, { ...ready, name: await freeNameIn(shopId, ready.name, tx) }, now, tx);
  const added = (await listTemplates(shopId, tx)).find((one) => one.key === key);
  if (!added) throw new Error("A template that was added is not there");
  return { outcome: "created", templateId: added.id };
}

/** Adds a template that has nothing but a draft. */
export async function keepDraft(
  shopId: number,
  { name, topic }: Pick<Template, "name" | "topic">,
  draft: Content,
  now: Date,
  tx: Tx,
): Promise<Created> {
  const free = await freeNameIn(shopId, name, tx);
  return { outcome: "created", templateId: await insertTemplate(shopId, { name: free, topic, draft }, now, tx) };
}

async function freeNameIn(shopId: number, name: string, tx: Tx): Promise<string> {
  const others = await listTemplates(shopId, tx);
  return freeName(
    name,
    others.map((one) => one.name),
  );
}

/** Gives the shop those ready messages of these keys that it has not yet, so that they can be looked at and changed. */
export async function ensureReady(shopId: number, keys: readonly string[], now: Date): Promise<void> {
  await transact(async (tx) => {
    for (const ready of library.filter(({ key }) => keys.includes(key))) await addTemplate(shopId, ready, now, tx);
  });
}
