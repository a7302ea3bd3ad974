import { choiceKeys, type Question, type QuizContent } from "~/domains/quizzes/model";
import { referencesOf } from "~/domains/segments";
import type { Definition, Segment } from "~/domains/segments/model";
import { answersAsked, type Asked } from "./asks";

/** Something that is different for who answered differently. */
export interface Use {
  /** A later question that is asked or left out, a result, a segment, or a part of a message. */
  kind: "question" | "result" | "segment" | "message";
  /** Of the segment or the message; null of what is within the quiz itself. */
  id: number | null;
  name: string;
  /** Which of the answers make the difference; null for all of them. */
  choices: string[] | null;
}

export interface QuestionUse {
  question: string;
  uses: Use[];
  /** Choices that lead to nothing that the others do not lead to as well; none where a use looks at all of them. */
  idleChoices: string[];
  /** Nobody sees, gets or is anything else because of what is answered here. */
  changesNothing: boolean;
}

/** What of a shop may ask about answers, besides the quiz itself. */
export interface Askers {
  segments: readonly Pick<Segment, "id" | "key" | "name" | "definition">[];
  messages: readonly { id: number; name: string; places: readonly { place: string; when: Definition }[] }[];
}

/** What comes of each question of a quiz: within it, in segments, and in messages that ask the answer or such a segment. */
export function usesOf(quiz: Pick<QuizContent, "questions" | "result">, askers: Askers): QuestionUse[] {
  return quiz.questions.map((question) => {
    const uses = [...usesWithin(question.key, quiz), ...usesBeyond(question, askers)];
    return { question: question.key, uses, idleChoices: idleOf(question, uses), changesNothing: uses.length === 0 };
  });
}

function usesWithin(key: string, { questions, result }: Pick<QuizContent, "questions" | "result">): Use[] {
  const within = (kind: Use["kind"], name: string, when: Question["when"]): Use[] =>
    when.filter(({ question }) => question === key).map(({ oneOf }) => ({ kind, id: null, name, choices: oneOf }));
  return [
    ...questions.flatMap(({ title, when }) => within("question", title, when)),
    ...result.branches.flatMap(({ when, outcome }) => within("result", outcome.heading, when)),
  ];
}

function usesBeyond(question: Question, { segments, messages }: Askers): Use[] {
  const asking = segmentsAsking(question, segments);
  const ofSegments = segments
    .filter(({ id }) => asking.has(id))
    .map(({ id, name }): Use => ({ kind: "segment", id, name, choices: asking.get(id) ?? null }));
  const ofMessages = messages.flatMap(({ id, name, places }) =>
    places.flatMap(({ place, when }): Use[] => {
      const direct = relevant(question, answersAsked(when));
      const through = referencesOf(when).filter((segment) => asking.has(segment));
      if (!direct && through.length === 0) return [];
      const choices = joined([...(direct ? [direct.choices] : []), ...through.map((one) => asking.get(one) ?? null)]);
      return [{ kind: "message", id, name: `${name}: ${place}`, choices }];
    }),
  );
  return [...ofSegments, ...sameTogether(ofMessages)];
}

/** Segments that look at an answer to the question, themselves or by way of others, with the answers they look at. */
function segmentsAsking(question: Question, segments: Askers["segments"]): Map<number, string[] | null> {
  const asking = new Map<number, string[] | null>();
  for (let before = -1; before < asking.size;) {
    before = asking.size;
    for (const { id, definition } of segments) {
      if (asking.has(id)) continue;
      const direct = relevant(question, answersAsked(definition));
      const through = referencesOf(definition).filter((other) => asking.has(other));
      if (!direct && through.length === 0) continue;
      asking.set(id, joined([...(direct ? [direct.choices] : []), ...through.map((one) => asking.get(one) ?? null)]));
    }
  }
  return asking;
}

/** What is asked of this question; null when nothing is. Any answer counts as soon as one asker takes any. */
function relevant(question: Question, asked: readonly Asked[]): { choices: string[] | null } | null {
  const keys = choiceKeys(question) ?? [];
  const own = asked.filter((one) =>
    one.question === null ? one.choices?.some((key) => keys.includes(key)) : one.question === question.key,
  );
  return own.length > 0 ? { choices: joined(own.map(({ choices }) => choices)) } : null;
}

function joined(all: readonly (string[] | null)[]): string[] | null {
  return all.includes(null) ? null : [...new Set(all.flatMap((choices) => choices ?? []))];
}

/** The branches of one block of a message are one use. */
function sameTogether(uses: readonly Use[]): Use[] {
  const together = new Map<string, Use>();
  for (const use of uses) {
    const name = `${use.id} ${use.name}`;
    const former = together.get(name);
    together.set(name, former ? { ...former, choices: joined([former.choices, use.choices]) } : use);
  }
  return [...together.values()];
}

function idleOf(question: Question, uses: readonly Use[]): string[] {
  const used = joined(uses.map(({ choices }) => choices));
  return used === null || uses.length === 0 ? [] : (choiceKeys(question) ?? []).filter((key) => !used.includes(key));
}
