import type { Pair, Picture, PicturesAnswer, PicturesQuestion } from "~/components/campaigns/question";
import { listTopics } from "~/domains/consent/index.server";
import { listMembers } from "~/domains/reports/index.server";
import { listSegments } from "~/domains/segments/index.server";
import {
  compareContents,
  findCurrentVersions,
  findTopics,
  library,
  nameTemplates,
  previewContent,
  type Content,
} from "~/domains/templates/index.server";

/** How each of a campaign's messages looks to somebody of its segment, and how much each two of them differ. */
export async function drawPictures(shopId: number, { messages }: PicturesQuestion, now: Date): Promise<PicturesAnswer> {
  const keys = [...new Set(messages.map(({ template }) => template))];
  const [contents, names, segments, about] = await Promise.all([
    contentsOf(shopId, keys),
    nameTemplates(shopId),
    listSegments(shopId),
    topicsOf(shopId, keys),
  ]);
  const pictures: Picture[] = [];
  // One after the other: a page that is looked at must not take all of the database's connections.
  for (const { segmentId, template } of messages) {
    const own = names.get(template);
    const reader = await findReader(shopId, segmentId);
    pictures.push({
      templateId: own?.id ?? null,
      name: own?.name ?? template,
      segment: segmentId === null ? null : (segments.find(({ id }) => id === segmentId)?.name ?? "Put away"),
      reader: reader?.name ?? null,
      topic: about.get(template) ?? null,
      ...(await look(shopId, contents.get(template), reader?.profileId ?? null, now)),
    });
  }
  return { pictures, pairs: pairsOf(messages, contents) };
}

type Looks = Pick<Picture, "subject" | "preheader" | "html" | "problem">;

async function look(shopId: number, content: Content | undefined, profileId: string | null, now: Date): Promise<Looks> {
  const nothing = { subject: "", preheader: "", html: null };
  if (!content) return { ...nothing, problem: "It is not published yet, so that it cannot be sent." };
  const looked = await previewContent(shopId, { content, profileId, choices: null }, now);
  if (looked.outcome === "missing") return { ...nothing, problem: "It cannot be shown now." };
  if (looked.outcome === "impossible") {
    return { ...nothing, problem: `It would not be sent to this shopper: ${looked.reason}.` };
  }
  const { subject, html } = looked.rendered;
  return { subject, preheader: looked.preheader, html, problem: null };
}

/** What is sent by templates, by key; of a ready one that the shop has not used yet, as it comes. */
export async function contentsOf(shopId: number, keys: readonly string[]): Promise<Map<string, Content>> {
  const current = await findCurrentVersions(shopId, keys);
  return new Map([
    ...library.filter(({ key }) => keys.includes(key)).map(({ key, content }) => [key, content] as const),
    ...current.map(({ key, content }) => [key, content] as const),
  ]);
}

/** Somebody of a segment, the last to come; null where it has nobody, and for everybody else. */
export async function findReader(
  shopId: number,
  segmentId: number | null,
): Promise<{ profileId: string; name: string } | null> {
  if (segmentId === null) return null;
  const [member] = await listMembers(shopId, segmentId, { limit: 1, offset: 0 });
  return member
    ? { profileId: member.profileId, name: member.name || member.email || "somebody without a name" }
    : null;
}

/** What templates are about, as shoppers read it. */
async function topicsOf(shopId: number, keys: readonly string[]): Promise<Map<string, string>> {
  const [topics, known] = await Promise.all([findTopics(shopId, keys), listTopics(shopId)]);
  const nameOf = (key: string) => known.find((topic) => topic.key === key)?.name;
  return new Map(
    [...topics].flatMap(([template, topic]) => {
      const name = topic === null ? undefined : nameOf(topic);
      return name === undefined ? [] : [[template, name] as const];
    }),
  );
}

function pairsOf(messages: PicturesQuestion["messages"], contents: ReadonlyMap<string, Content>): Pair[] {
  return messages.flatMap((one, first) =>
    messages.slice(first + 1).flatMap((other, i) => {
      const [a, b] = [contents.get(one.template), contents.get(other.template)];
      return a && b ? [{ first, second: first + 1 + i, ...compareContents(a, b) }] : [];
    }),
  );
}
