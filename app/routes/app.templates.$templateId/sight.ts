import type { Reader } from "~/components/template-editor/question";
import { conditionsOf, variedOf, type Choices, type Content, type Varied } from "~/domains/templates";

/** With whose eyes a message is looked at: those of a shopper, or nobody's, in the versions that are worked on. */
export interface Sight {
  reader: Reader | null;
  /** Whether the shopper decides which versions are seen. */
  isAsReader: boolean;
  /** The version that is worked on, by place: "subject", "preheader" or a block's id; -1, or nothing, is everybody else's. */
  branches: Readonly<Record<string, number>>;
}

export const plainSight: Sight = { reader: null, isAsReader: false, branches: {} };

export function showBranch(sight: Sight, place: string, branch: number): Sight {
  return { ...sight, isAsReader: false, branches: { ...sight.branches, [place]: branch } };
}

export function lookAs(sight: Sight, reader: Reader | null): Sight {
  return { ...sight, reader, isAsReader: reader !== null };
}

export function branchOf({ branches }: Sight, place: string): number {
  return branches[place] ?? -1;
}

/** The versions to be shown; null for those that the shopper sees. A block with a condition is shown while it is worked on. */
export function choicesOf(content: Content, sight: Sight): Choices | null {
  if (sight.isAsReader) return null;
  const shown = (place: string, varied: Varied<unknown> | null) =>
    Math.min(branchOf(sight, place), (varied?.branches.length ?? 0) - 1);
  return {
    subject: shown("subject", content.subject),
    preheader: shown("preheader", content.preheader),
    blocks: Object.fromEntries(content.blocks.map((block) => [block.id, shown(block.id, variedOf(block))])),
  };
}

/** Everything that is said differently to some, by place. */
export function variedPlaces(content: Content, titleOf: (blockId: string) => string) {
  const all = [
    { place: "subject", title: "Subject", varied: content.subject },
    { place: "preheader", title: "Preview text", varied: content.preheader },
    ...content.blocks.map((block) => ({ place: block.id, title: titleOf(block.id), varied: variedOf(block) })),
  ];
  return all.flatMap(({ place, title, varied }) =>
    varied && varied.branches.length > 0 ? [{ place, title, conditions: varied.branches.map(({ when }) => when) }] : [],
  );
}

/** Where a finding's place in the content is in the editor: which part is opened, and which of its versions. */
export function placeOf(content: Content, path: string): { place: string; branch: number | null } {
  const [part = "", number = "", ...rest] = path.split(".");
  const block = part === "blocks" ? content.blocks[Number(number)] : undefined;
  const within = block ? rest : [number, ...rest];
  const at = within.indexOf("branches");
  const varied = at !== -1 || within.includes("otherwise");
  const branch = at === -1 ? -1 : Number(within[at + 1]);
  return { place: block ? block.id : part, branch: varied && Number.isInteger(branch) ? branch : null };
}

/** All conditions together, for asking what they name is called; null when there are none. */
export function everyCondition(content: Content) {
  const [first, ...rest] = conditionsOf(content);
  if (!first) return null;
  return rest.length === 0 ? first : { type: "and" as const, parts: [first, ...rest] };
}
