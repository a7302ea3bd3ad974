import { randomBytes } from "node:crypto";
import sql from "sql-template-tag";
import { db } from "~/db.server";
import { writeStep } from "~/domains/quizzes/index.server";
import { drain } from "~/jobs/drain.server";
import { emit } from "~/jobs/emit.server";
import { openQuiz } from "./asked-quiz";
import { atAnyTime, openMailingShop } from "./mailing";
import { savePolicies } from "~/domains/messages/index.server";

let signatures = 0;

/** What a shopper sends in a passage through a quiz. */
export interface Sent {
  answers?: Record<string, string | string[]>;
  email?: string;
  firstName?: string;
  customerId?: string;
  country?: string | null;
  locale?: string;
  network?: string;
  page?: string;
}

/** A shop with a quiz, whose shoppers answer at any time that the story has. */
export interface QuizStage {
  shopId: number;
  quizId: number;
  /** Sends something in a passage. @returns the passage's id */
  say(sent: Sent, at: Date, response?: string): Promise<string>;
  /** Does everything that is due by then. */
  work(at: Date): Promise<Record<string, number>>;
}

export const newPassage = () => randomBytes(16).toString("base64url");

export async function openQuizStage(domain: string, now: Date): Promise<QuizStage> {
  const shopId = await openMailingShop(domain, now);
  await db.query(sql`UPDATE shops SET ready_at = ${now}, name = 'Fern & Clay' WHERE id = ${shopId}`);
  await savePolicies(shopId, atAnyTime, now);
  const quizId = await openQuiz(shopId, now, { key: "skin" });
  return {
    ...{ shopId, quizId },
    async say({ answers = {}, email, firstName, customerId, ...from }, at, response = newPassage()) {
      const { country = "GB", locale = "en", network = "192.0.2", page = "/products/serum" } = from;
      const said = Object.entries(answers).map(([question, choices]) => ({
        ...{ question, choices: typeof choices === "string" ? [choices] : choices, text: null },
      }));
      await writeStep(
        shopId,
        { response, quiz: quizId, version: 1, test: null, page, locale, country },
        { customerId: customerId ?? null, network, signature: `signature-${++signatures}` },
        { answers: said, email: email ?? null, firstName: firstName ?? null, isFinished: false },
        at,
      );
      await emit(db, "answers.given", { shopId });
      return response;
    },
    work: (at) => drain(shopId, () => at),
  };
}
