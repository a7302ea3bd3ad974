import type { QuizContent } from "~/domains/quizzes/model";
import { parse } from "~/domains/segments";
import type { Amend, Content } from "~/domains/templates/index.server";
import { digestOf } from "~/lib/hash";

export interface Tip {
  heading: string;
  text: string;
}

/** A tip for those who say one thing, and the segment they are in. */
export interface TipFor extends Tip {
  segmentId: number;
}

type Block = Content["blocks"][number];
type TipBlock = Extract<Block["content"], { type: "tip" }>;

/** As many branches as a part of a message may have. */
export const mostTips = 8;

/**
 * What a quiz itself tells who gave one answer: its results that depend on nothing but that. Of several results for one
 * answer the first is told, as in the quiz.
 */
export function tipsInResult({ result }: Pick<QuizContent, "result">, question: string): Map<string, Tip> {
  const tips = new Map<string, Tip>();
  for (const { when, outcome } of result.branches) {
    const [given, ...others] = when;
    if (!given || others.length > 0 || given.question !== question || outcome.tip === "") continue;
    for (const choice of given.oneOf) {
      if (!tips.has(choice)) tips.set(choice, { heading: outcome.heading, text: outcome.tip });
    }
  }
  return tips;
}

/** The id of the block of a message that carries the tips of a question. */
export function tipBlockId(question: string): string {
  return `tip-${question.replaceAll("_", "-")}`.slice(0, 40);
}

/**
 * Puts the tips of a question into a message, after its opening. Tips that were put there stay as they are, and others
 * join them; what a merchant has written there is theirs.
 */
export function withTips(question: string, tips: readonly TipFor[]): Amend {
  return (content) => {
    const block = tipBlock(question, tips.slice(0, mostTips));
    const former = content.blocks.find(({ id }) => id === block.id);
    if (!former) return { ok: true, content: { ...content, blocks: content.blocks.toSpliced(1, 0, block) } };
    if (!isOfTips(former, block))
      return { ok: false, problem: "The tips there were changed by hand, and are left as they are" };
    return { ok: true, content: { ...content, blocks: content.blocks.map((one) => (one === former ? block : one)) } };
  };
}

function tipBlock(question: string, tips: readonly TipFor[]): Block & { content: TipBlock } {
  const branches = tips.map(({ segmentId, heading, text }) => ({
    when: parse(`member_of = ${segmentId}`),
    value: { heading, text },
  }));
  return {
    id: tipBlockId(question),
    when: null,
    content: { type: "tip", content: { branches, otherwise: { heading: "", text: "" } } },
  };
}

/** Whether every branch that is there is among those to be put there. */
function isOfTips({ when, content }: Block, wanted: Block & { content: TipBlock }): boolean {
  if (when !== null || content.type !== "tip") return false;
  const { branches, otherwise } = wanted.content.content;
  const known = new Set(branches.map(digestOf));
  return (
    digestOf(content.content.otherwise) === digestOf(otherwise) &&
    content.content.branches.every((branch) => known.has(digestOf(branch)))
  );
}
