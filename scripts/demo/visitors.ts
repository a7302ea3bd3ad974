import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { outcomeFor, questionsFor, type Question, type QuizContent, type Said } from "~/domains/quizzes/model";
import { randomFrom, type Random } from "../../sandbox/factories/random";

export interface Visited {
  /** Where the shop's storefront begins. */
  storefront: string;
  quiz: { id: number; version: number; content: QuizContent };
}

/** One in so many closes the quiz after a question. */
const oneInLeaves = 9;

/**
 * Shoppers who are signed in meet the quiz, one after the other, and answer it as a browser would: step by step, through
 * Shopify. Some leave before its end.
 * @returns how many saw its result
 */
export async function letShoppersAnswer(
  { storefront, quiz }: Visited,
  customerIds: readonly string[],
  pauseMs: number,
): Promise<number> {
  let finished = 0;
  for (const customerId of customerIds) {
    const random = randomFrom(1, `quiz/${customerId}`);
    if (await answer({ storefront, quiz }, customerId, random)) finished++;
    await sleep(pauseMs);
  }
  return finished;
}

async function answer({ storefront, quiz }: Visited, customerId: string, random: Random): Promise<boolean> {
  const { id, version, content } = quiz;
  const response = randomBytes(16).toString("base64url");
  const passage = { response, quiz: id, version, test: null, page: "/", locale: "en", country: "GB" };
  const send = (message: object) => post(storefront, customerId, message);
  await send({ do: "show", quiz: id, version });
  const said = new Map<string, Said>();
  for (;;) {
    const question = questionsFor(content, said, new Set(said.keys()))[0];
    if (!question) break;
    const answered = answerTo(question, random);
    said.set(question.key, answered);
    await send({ do: "answer", ...passage, answers: [{ question: question.key, ...answered }] });
    if (random.chance(1 / oneInLeaves)) return false;
  }
  const { heading } = outcomeFor(content, said);
  const answered = await send({ do: "finish", ...passage });
  if (!answered.includes(heading)) throw new Error(`The storefront told a shopper something else than “${heading}”`);
  return true;
}

function answerTo(question: Question, random: Random): Said {
  switch (question.type) {
    case "single":
    case "multiple": {
      // What stands higher up is chosen more often.
      const chosen = random.weighted(question.choices, (choice) => 1 / (1 + question.choices.indexOf(choice)));
      return { choices: [chosen.key], text: null };
    }
    case "scale":
      return { choices: [String(random.between(1, question.steps))], text: null };
    case "birthday":
      return { choices: [`0${random.between(1, 9)}-${random.between(10, 28)}`], text: null };
    case "text":
      return { choices: [], text: "" };
    default:
      return question satisfies never;
  }
}

async function post(storefront: string, customerId: string, message: object): Promise<string> {
  const once = randomBytes(16).toString("base64url");
  const response = await fetch(`${storefront}/apps/tessera/answers?once=${once}`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: `sandbox_customer=${customerId}` },
    body: JSON.stringify(message),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`The storefront answered ${response.status} to a shopper: ${text.slice(0, 200)}`);
  return text;
}
