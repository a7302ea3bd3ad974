import sql from "sql-template-tag";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { openQuiz } from "./asked-quiz";
import { openStorefront, type Via } from "./storefront-calls";

/** What a shopper says by choosing. */
export const says = (question: string, ...choices: string[]) => ({ question, choices, text: null });

/** The passage that steps belong to where no other is named. */
export const passage = "A".repeat(22);

/**
 * A storefront before each test: a shop of its own with a live quiz, and a network of its own, so that no test uses up
 * another's budget.
 */
export function stageQuizDoor(name: string) {
  let opened: Awaited<ReturnType<typeof openStorefront>> | null = null;
  let shops = 0;
  const stage = { shopId: 0, quizId: 0, via: via("", 0) };
  const door = () => {
    if (!opened) throw new Error("The door is not open yet");
    return opened;
  };
  beforeAll(async () => {
    opened = await openStorefront();
  });
  afterAll(() => door().close());
  beforeEach(async () => {
    const n = ++shops;
    const shop = `${name}-${n}.myshopify.com`;
    stage.shopId = (await ensureShop(shop)).id;
    stage.via = via(shop, n);
    stage.quizId = await openQuiz(stage.shopId, new Date());
  });

  const step = (more: Record<string, unknown>) => ({
    ...{ response: passage, quiz: stage.quizId, version: 1, test: null },
    ...{ page: "/products/serum", locale: "en", country: "GB" },
    ...more,
  });
  return {
    get shopId() {
      return stage.shopId;
    },
    get quizId() {
      return stage.quizId;
    },
    get via() {
      return stage.via;
    },
    /** An address of the test's own networks: the first three numbers name a network. */
    from: (network: number, host: number) => `10.${shops}.${network}.${host}`,
    get door() {
      return door();
    },
    answer: (...answers: unknown[]) => step({ do: "answer", answers }),
    email: (email: string, more = {}) => step({ do: "email", email, firstName: null, agrees: true, ...more }),
    finish: (more = {}) => step({ do: "finish", ...more }),
    responses: () =>
      db.query<Record<string, unknown>>(sql`SELECT * FROM quiz_responses WHERE shop_id = ${stage.shopId}`),
    answers: () =>
      db.query<{ question: string; choices: string[]; text: string | null; answered_at: Date }>(sql`
        SELECT question, choices, text, answered_at FROM quiz_answers WHERE shop_id = ${stage.shopId} ORDER BY question`),
    /** The jobs that wait to make facts of answers. */
    waiting: () => db.query(sql`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`answers.given:${stage.shopId}`}`),
    customer: (customerId: string, said: readonly Said[]) => addCustomer(stage.shopId, customerId, said),
  };
}

function via(shop: string, n: number): Via {
  return { shop, from: `10.${n}.0.1` };
}

/** Something that a customer says now, and the key of the quiz it was said in. */
interface Said {
  question: string;
  choices: string[];
  at: Date;
  key: string;
}

/** @returns the profile */
async function addCustomer(shopId: number, customerId: string, said: readonly Said[]): Promise<string> {
  const [row] = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, customer_id, known_since) VALUES (${shopId}, ${customerId}, now()) RETURNING id`);
  if (!row) throw new Error("A customer was not added");
  for (const { question, choices, at, key } of said) {
    await db.query(sql`
      INSERT INTO profile_answers (shop_id, profile_id, question, choices, quiz_key, version, source, answered_at)
      VALUES (${shopId}, ${row.id}, ${question}, ${choices}::text[], ${key}, 1, 'quiz', ${at})`);
  }
  return row.id;
}
