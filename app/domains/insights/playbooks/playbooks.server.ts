import { allSteps, contentOf } from "~/domains/flows";
import { createFlow, findFlow } from "~/domains/flows/index.server";
import { listSegments, saveSegment } from "~/domains/segments/index.server";
import { createTemplate, currentContent, library, listTemplates } from "~/domains/templates/index.server";
import { contentWith, definitionWith, flowWith, layOut, type LaidOut } from "./lay-out";
import { Playbook } from "./model";
import { packPlaybook } from "./pack";

/** A flow of the shop's with all that it needs; null when there is no such flow. */
export async function exportPlaybook(shopId: number, flowId: number): Promise<Playbook | null> {
  const flow = await findFlow(shopId, flowId);
  if (!flow || flow.archivedAt !== null) return null;
  const content = contentOf(flow);
  const keys = allSteps(content.steps).flatMap((step) => (step.type === "send" ? [step.template] : []));
  const [segments, templates] = await Promise.all([listSegments(shopId), readTemplates(shopId, keys)]);
  return packPlaybook({ name: flow.name, content }, { segments, templates });
}

/** What these templates say now; a ready one that the shop has not used yet, as it comes. */
async function readTemplates(shopId: number, keys: readonly string[]): Promise<Playbook["templates"]> {
  const own = (await listTemplates(shopId)).filter(({ key }) => keys.includes(key));
  const ready = library.filter(({ key }) => keys.includes(key) && !own.some((one) => one.key === key));
  const read = await Promise.all(
    own.map(async (template) => ({ ...named(template), content: await currentContent(shopId, template) })),
  );
  return [...read, ...ready.map((template) => ({ ...named(template), content: template.content }))];
}

function named<Template extends { key: string; name: string; topic: string | null }>({ key, name, topic }: Template) {
  return { key, name, topic };
}

export type ReadPlaybook = { outcome: "read"; playbook: Playbook } | { outcome: "refused"; problem: string };

/** Reads the file of a playbook. */
export function readPlaybook(text: string): ReadPlaybook {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { outcome: "refused", problem: "This is no playbook: choose a file that was saved as one" };
  }
  const read = Playbook.safeParse(json);
  if (read.success) return { outcome: "read", playbook: read.data };
  const [issue] = read.error.issues;
  const where = issue && issue.path.length > 0 ? ` (${issue.path.join(".")})` : "";
  return { outcome: "refused", problem: `This playbook cannot be read: ${issue?.message ?? "it is broken"}${where}` };
}

/** What a playbook would make in the shop; nothing is made. */
export async function previewPlaybook(shopId: number, playbook: Playbook): Promise<LaidOut> {
  return layOut(playbook, { segments: await listSegments(shopId) });
}

export type PlaybookMade = { outcome: "made"; flowId: number } | { outcome: "refused"; problem: string };

/**
 * Makes what a playbook says: segments, messages as drafts, and the flow as a draft that is off. Nobody is written to
 * before the merchant has published both. Each part is a change of its own; what was made before one was refused stays.
 * @param isOwn whether it comes from this very shop
 */
export async function usePlaybook(
  shopId: number,
  playbook: Playbook,
  isOwn: boolean,
  now: Date,
): Promise<PlaybookMade> {
  const laid = await previewPlaybook(shopId, playbook);
  if (laid.problem !== null) return { outcome: "refused", problem: laid.problem };
  const owned = new Map<number, number>();
  for (const { part, own } of laid.segments) {
    const made = own === null ? await makeSegment(shopId, part, owned, now) : { outcome: "saved" as const, id: own };
    if (made.outcome === "refused") return made;
    owned.set(part.ref, made.id);
  }
  const keys = new Map<string, string>();
  for (const { key, name, topic, content } of laid.templates) {
    const start = { from: "content", name, topic, content: contentWith(content, owned, isOwn) } as const;
    const created = await createTemplate(shopId, start, now);
    if (created.outcome !== "created") return refused(created, "message");
    keys.set(key, `template-${created.templateId}`);
  }
  const content = flowWith(laid.flow.content, owned, keys);
  const created = await createFlow(shopId, { from: "content", name: laid.flow.name, content }, now);
  return created.outcome === "created" ? { outcome: "made", flowId: created.flowId } : refused(created, "flow");
}

async function makeSegment(
  shopId: number,
  { name, description, family, goal, definition }: Playbook["segments"][number],
  owned: ReadonlyMap<number, number>,
  now: Date,
): Promise<{ outcome: "saved"; id: number } | { outcome: "refused"; problem: string }> {
  const taken = new Set((await listSegments(shopId)).map((one) => one.name.toLowerCase()));
  const free = freeName(name, taken);
  const draft = {
    name: free,
    description,
    family,
    goal,
    owner: "",
    parentId: null,
    definition: definitionWith(definition, owned),
  };
  const saved = await saveSegment(shopId, null, draft, now);
  if (saved.outcome === "saved") return { outcome: "saved", id: saved.segmentId };
  return {
    outcome: "refused",
    problem: saved.outcome === "refused" ? `“${name}”: ${saved.problem}` : `“${name}” was not made`,
  };
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name.slice(0, 110)} ${n}`;
    if (!taken.has(tried.toLowerCase())) return tried;
  }
}

function refused(made: { outcome: "missing" } | { outcome: "refused"; problem: string }, what: string): PlaybookMade {
  return { outcome: "refused", problem: made.outcome === "refused" ? made.problem : `The ${what} was not made` };
}
