import type { ConsentFact, ConsentState } from "../../consent/model";
import type { AnswerFact, Said, WaitingResponse } from "../../quizzes/model";
import type { Facts } from "../model";
import type { Ruling } from "./rule";

/** A passage with what follows of it. */
export interface Ruled extends Ruling {
  response: WaitingResponse;
  /** When the yes that was given with its address counts from; null when none was. */
  saidAt: Date | null;
  /** The words agreed to, by number. */
  textId: number | null;
  /** Whether nothing was ever said about mail to its address. */
  isFirstWord: boolean;
}

/** Who somebody is, as facts name them. */
type Who = Pick<AnswerFact, "profileId" | "customerId" | "email">;
type SaidHere = Said & { responseId: string; question: string; answeredAt: Date };
type FactsOfAnswers = Pick<Facts, "mentions" | "consents" | "answers">;

const nobody = { profileId: null, customerId: null, email: null };

/** As whom a passage's answers are kept; null while nobody has shown whose they are. */
export function whoOf({
  joinsBy,
  response: { profileId, customerId, email },
}: Pick<Ruled, "joinsBy" | "response">): Who | null {
  switch (joinsBy) {
    case "profile":
      return { ...nobody, profileId };
    case "customer":
      return { ...nobody, customerId };
    case "address":
      return { ...nobody, email };
    case null:
      return null;
    default:
      return joinsBy satisfies never;
  }
}

/**
 * What passages say of people: who they are, what they answered and what they permit.
 * @param asked the passages whose addresses' owners are asked by mail
 */
export function factsOf(
  ruled: readonly Ruled[],
  said: readonly SaidHere[],
  asked: ReadonlySet<string>,
): FactsOfAnswers {
  const whose = new Map(ruled.map((one) => [one.response.id, { who: whoOf(one), response: one.response }]));
  const answers = said.flatMap((answer) => {
    const { who, response } = whose.get(answer.responseId) ?? { who: null };
    return who && response ? [answerFact(response, who, answer)] : [];
  });
  const words = ruled.flatMap((one) => wordsOf(one, asked.has(one.response.id)));
  const named = answers.flatMap(({ customerId, answeredAt: at }) =>
    customerId ? [{ customerId, email: null, at }] : [],
  );
  const joined = ruled.flatMap(({ joinsBy, saidAt: at, response: { email } }) =>
    joinsBy === "address" && email && at ? [{ customerId: null, email, at }] : [],
  );
  return {
    answers,
    mentions: [...named, ...joined, ...words.map(({ mention }) => mention)],
    consents: words.flatMap(({ word }) => word),
  };
}

/** What giving an address says: that there is somebody, and, unless it was said before, what they permit. */
function wordsOf(one: Ruled, isAsked: boolean) {
  const { consent, saidAt: at, isFirstWord, response } = one;
  const { email } = response;
  if (!email || !at || (consent !== "say" && !isAsked)) return [];
  const mention = { customerId: null, email, at };
  if (consent === "say") return [{ mention, word: [wordOf(one, email, at, "subscribed")] }];
  // Where anything was said before, a stranger's typing must not change it.
  return [{ mention, word: isFirstWord ? [wordOf(one, email, at, "pending")] : [] }];
}

function wordOf({ response, textId }: Ruled, email: string, occurredAt: Date, state: ConsentState): ConsentFact {
  const { page, quizKey, version } = response;
  const optInLevel = state === "pending" ? "confirmed_opt_in" : "single_opt_in";
  const origin = { textId, page: page || null, quiz: `${quizKey}@${version}` };
  return { customerId: null, email, state, optInLevel, source: "quiz", occurredAt, origin };
}

function answerFact({ quizKey, version }: WaitingResponse, who: Who, said: SaidHere): AnswerFact {
  const { responseId: sourceId, question, choices, text, answeredAt } = said;
  return { ...who, sourceId, quizKey, version, source: "quiz", question, choices, text, answeredAt };
}
