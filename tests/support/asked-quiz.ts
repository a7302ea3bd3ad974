import sql from "sql-template-tag";
import { db } from "~/db.server";
import type { Question, QuizContent } from "~/domains/quizzes/model";

const asked = { help: "", isRequired: false, when: [] };
const choice = (key: string, label: string) => ({ key, label, picture: null });

export const skinConcern: Question = {
  type: "single",
  key: "skin_concern",
  title: "What would you like to change about your skin?",
  ...asked,
  choices: [choice("anti-aging", "Anti-aging"), choice("hydration", "More moisture"), choice("acne", "Fewer spots")],
};
export const wishes: Question = {
  type: "multiple",
  key: "wishes",
  title: "What matters to you?",
  ...asked,
  choices: [choice("vegan", "Vegan"), choice("refill", "Refills"), choice("scent", "No scent")],
  most: 2,
};
export const patience: Question = {
  type: "scale",
  key: "patience",
  title: "How much time do you take?",
  ...asked,
  steps: 5,
  low: "None",
  high: "An hour",
};
export const birthday: Question = { type: "birthday", key: "birthday", title: "When is your birthday?", ...asked };
export const remark: Question = { type: "text", key: "remark", title: "Anything else?", ...asked, longest: 200 };

const nothing = { from: "nothing" } as const;

/** A quiz of five questions, one of each kind, that tells who wants anti-aging something of its own. */
export const askedQuiz: QuizContent = {
  title: "Find your routine",
  intro: "Five questions",
  questions: [skinConcern, wishes, patience, birthday, remark],
  capture: {
    heading: "Where may we send it?",
    text: "",
    consent: "Yes, send me my result and news from the shop by email.",
    asksName: false,
    canSkip: true,
  },
  result: {
    branches: [
      {
        when: [{ question: "skin_concern", oneOf: ["anti-aging"] }],
        outcome: { heading: "Firm, step by step", tip: "Begin with retinol twice a week.", products: nothing },
      },
      {
        when: [{ question: "skin_concern", oneOf: ["hydration"] }],
        outcome: { heading: "Water first", tip: "Put serum on damp skin.", products: nothing },
      },
    ],
    otherwise: { heading: "Thank you", tip: "Be gentle.", products: nothing },
    discountId: null,
  },
  targeting: {
    opens: { afterSeconds: 10, afterScrollPercent: null, onExitIntent: true },
    on: [],
    notOn: [],
    utm: [],
    device: "any",
    visitor: "any",
    signedIn: "any",
    cartFromMinor: null,
    cartToMinor: null,
    segmentIds: [],
    notAgainDays: 14,
    mostShows: 3,
    teaser: null,
    from: null,
    until: null,
  },
  look: { color: "", font: "theme", place: "middle", decline: "No, thank you" },
};

interface Wanted {
  key?: string;
  name?: string;
  content?: QuizContent;
  rememberDays?: number | null;
}

let quizzes = 0;

/** A live quiz in its first version. @returns its number */
export async function openQuiz(shopId: number, now: Date, wanted: Wanted = {}): Promise<number> {
  const n = ++quizzes;
  const { key = `skin-${n}`, name = `Skin quiz ${n}`, content = askedQuiz, rememberDays = null } = wanted;
  const [row] = await db.query<{ id: number }>(sql`
    WITH quiz AS (
      INSERT INTO quizzes (shop_id, key, name, state, version, revision, remember_days, created_at, published_at)
      VALUES (${shopId}, ${key}, ${name}, 'live', 1, 1, ${rememberDays}::int, ${now}, ${now}) RETURNING id
    ), version AS (
      INSERT INTO quiz_versions (shop_id, quiz_id, version, content, created_at)
      SELECT ${shopId}::int, id, 1, ${JSON.stringify(content)}::jsonb, ${now}::timestamptz FROM quiz
    )
    SELECT id FROM quiz`);
  if (!row) throw new Error("A quiz that was opened has no number");
  return row.id;
}
