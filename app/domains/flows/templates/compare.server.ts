import {
  compareContents,
  findCurrentVersions,
  findTemplate,
  listTemplates,
  type Content,
} from "~/domains/templates/index.server";
import { listTemplateUses, type TemplateUse } from "./uses.server";

/** How much a message differs from one that other segments get. */
export interface Compared {
  templateId: number;
  name: string;
  /** The segments that get the other one. */
  segments: string[];
  /** From 0, the same but for names, to 1. */
  difference: number;
  /** What differs, in words. */
  what: string[];
}

/**
 * A content, saved or not, beside every message that flows send to other segments; what is most alike comes first. A
 * template that no flow sends yet stands beside all that are sent.
 */
export async function compareWithOthers(shopId: number, templateId: number, content: Content): Promise<Compared[]> {
  const template = await findTemplate(shopId, templateId);
  if (!template) return [];
  const uses = await listTemplateUses(shopId);
  const own = new Set(segmentIds(uses.get(template.key) ?? []));
  const others = [...uses].filter(
    ([key, users]) => key !== template.key && segmentIds(users).some((id) => !own.has(id)),
  );
  if (others.length === 0) return [];
  const [versions, templates] = await Promise.all([
    findCurrentVersions(
      shopId,
      others.map(([key]) => key),
    ),
    listTemplates(shopId),
  ]);
  return versions
    .map(({ templateId: id, key, content: other }) => ({
      templateId: id,
      name: templates.find((one) => one.id === id)?.name ?? key,
      segments: (uses.get(key) ?? []).flatMap(({ segment }) => (segment && !own.has(segment.id) ? segment.name : [])),
      ...compareContents(content, other),
    }))
    .toSorted((a, b) => a.difference - b.difference);
}

function segmentIds(uses: readonly TemplateUse[]): number[] {
  return uses.flatMap(({ segment }) => (segment ? segment.id : []));
}
