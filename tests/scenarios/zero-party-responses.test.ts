import sql from "sql-template-tag";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { db } from "~/db.server";
import { ensureShop } from "~/domains/shops/index.server";
import { recordset } from "~/lib/sql";
import { factories } from "../../sandbox/factories/factories";
import { storeOf } from "../../sandbox/factories/store";
import { askedQuiz, openQuiz } from "../support/asked-quiz";
import { hostileStrings } from "../support/hostile";
import { ask, routes } from "../support/routes";
import { connectShopify, type ConnectedShopify } from "../support/shopify";

const loaderOf = (name: string) =>
  routes.find((route) => route.name === name)?.module.loader ?? expect.fail(`There is no ${name}`);
const listing = loaderOf("app.quizzes.$quizId_.responses");
const exporting = loaderOf("app.quizzes.$quizId_.export");

const domain = "responses.myshopify.com";
const start = new Date("2026-06-15T12:00:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
let shopify: ConnectedShopify;
let shopId: number;
let quizId: number;

beforeAll(async () => {
  shopify = await connectShopify(storeOf({ shop: factories(1, new Date()).shop({ domain }) }));
  ({ id: shopId } = await ensureShop(domain));
  await db.query(sql`
    UPDATE shops SET installed_at = ${start}, generation = 1, timezone = 'Europe/Berlin' WHERE id = ${shopId}`);
});
afterAll(() => shopify.close());
beforeEach(async () => {
  await db.query(sql`DELETE FROM quiz_responses WHERE shop_id = ${shopId}`);
  await db.query(sql`DELETE FROM quiz_answers WHERE shop_id = ${shopId}`);
  quizId = await openQuiz(shopId, start);
});

interface Passage {
  id: string;
  minute?: number;
  version?: number;
  profileId?: string | null;
  page?: string;
  emailMinute?: number | null;
  finishedMinute?: number | null;
  said: { question: string; choices?: string[]; text?: string | null }[];
}

async function passages(all: readonly Passage[]): Promise<void> {
  const rows = all.map(({ minute = 0, emailMinute = null, finishedMinute = null, ...one }) => ({
    ...{ version: 1, profileId: null, page: "/", ...one },
    startedAt: after(minute),
    emailAt: emailMinute === null ? null : after(emailMinute),
    finishedAt: finishedMinute === null ? null : after(finishedMinute),
  }));
  const times = { startedAt: "timestamptz", emailAt: "timestamptz", finishedAt: "timestamptz" };
  await db.query(sql`
    INSERT INTO quiz_responses (shop_id, id, quiz_id, version, profile_id, page, started_at, changed_at, email_given_at, finished_at)
    SELECT ${shopId}::int, id, ${quizId}::int, version, "profileId", page, "startedAt", "startedAt", "emailAt", "finishedAt"
    FROM ${recordset(rows, { id: "text", version: "int", profileId: "bigint", page: "text", ...times })}`);
  const said = all.flatMap(({ id, said }) => said.map((one) => ({ id, choices: [], text: null, ...one })));
  await db.query(sql`
    INSERT INTO quiz_answers (shop_id, response_id, question, choices, text, answered_at)
    SELECT ${shopId}::int, id, question, choices, text, ${start}::timestamptz
    FROM ${recordset(said, { id: "text", question: "text", choices: "text[]", text: "text" })}`);
}

async function shopper(email: string, firstName: string): Promise<string> {
  const [row] = await db.query<{ id: string }>(sql`
    INSERT INTO profiles (shop_id, email, first_name, known_since) VALUES (${shopId}, ${email}, ${firstName}, ${start})
    RETURNING id`);
  return row?.id ?? "";
}

const Listed = z.object({
  responses: z.object({
    rows: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        who: z.object({ name: z.string() }).nullable(),
        standing: z.object({ words: z.string() }),
        answers: z.array(z.object({ question: z.string(), answer: z.string() })),
      }),
    ),
    hasNext: z.boolean(),
  }),
});

async function list(query: Record<string, string> = {}) {
  const { status, text } = await ask(listing, { shop: domain, query, params: { quizId: String(quizId) } });
  expect(status).toBe(200);
  return Listed.parse(JSON.parse(text)).responses;
}

/** The file as a spreadsheet program reads it. */
async function file(query: Record<string, string> = {}): Promise<string[][]> {
  const { status, text } = await ask(exporting, { shop: domain, query, params: { quizId: String(quizId) } });
  expect(status).toBe(200);
  const cells = [...text.replace(/^\uFEFF/, "").matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g)];
  const lines: string[][] = [[]];
  for (const [, cell = "", end] of cells) {
    lines.at(-1)?.push(cell.replaceAll('""', '"'));
    if (end === "\r\n") lines.push([]);
  }
  return lines.slice(0, -1);
}

test("who said what is listed in the words of the version that asked, newest first, with how far each came", async () => {
  const reworded = JSON.stringify(askedQuiz)
    .replace("Anti-aging", "Fine lines")
    .replace("What matters to you?", "Your wishes?");
  await db.query(sql`
    INSERT INTO quiz_versions (shop_id, quiz_id, version, content, created_at)
    VALUES (${shopId}, ${quizId}, 2, ${reworded}::jsonb, ${start})`);
  const ada = await shopper("ada@example.com", "Ada");
  await passages([
    {
      id: "a",
      profileId: ada,
      emailMinute: 2,
      finishedMinute: 3,
      said: [{ question: "skin_concern", choices: ["anti-aging"] }],
    },
    {
      ...{ id: "b", minute: 5, version: 2, emailMinute: 6 },
      said: [
        { question: "wishes", choices: ["refill", "vegan"] },
        { question: "skin_concern", choices: ["anti-aging"] },
      ],
    },
    {
      id: "c",
      minute: 9,
      version: 7,
      said: [
        { question: "gone", choices: ["x"] },
        { question: "remark", text: "Hello" },
      ],
    },
    { id: "d", minute: 12, finishedMinute: 13, said: [{ question: "birthday", choices: [] }] },
  ]);
  const { rows } = await list();
  expect(rows.map(({ id, who, standing }) => [id, who?.name ?? null, standing.words])).toEqual([
    ["d", null, "Without an address"],
    ["c", null, "Left before the end"],
    ["b", null, "Address not confirmed yet"],
    ["a", "Ada", "Known"],
  ]);
  const concern = "What would you like to change about your skin?";
  expect(rows.map(({ answers }) => answers.map(({ question, answer }) => `${question} ${answer}`))).toEqual([
    ["When is your birthday? Would rather not say"],
    ["Anything else? Hello", "gone x"],
    [`${concern} Fine lines`, "Your wishes? Refills and Vegan"],
    [`${concern} Anti-aging`],
  ]);
  expect(rows[0]?.at).toContain("14:12");
});

test("the list and the file are narrowed alike, by answer and by whose it is; nonsense narrows nothing", async () => {
  const ada = await shopper("ada@example.com", "Ada");
  await passages([
    { id: "a", profileId: ada, said: [{ question: "wishes", choices: ["vegan", "scent"] }] },
    { id: "b", emailMinute: 1, said: [{ question: "wishes", choices: ["vegan"] }] },
    { id: "c", said: [{ question: "skin_concern", choices: ["acne"] }] },
  ]);
  const both = async (query: Record<string, string>) => {
    const listed = (await list(query)).rows.map(({ id }) => id).toSorted();
    expect(await file(query)).toHaveLength(listed.length + 1);
    return listed.join("");
  };
  expect(await both({})).toBe("abc");
  expect(await both({ question: "wishes" })).toBe("ab");
  expect(await both({ question: "wishes", choice: "scent" })).toBe("a");
  expect(await both({ question: "wishes", choice: "acne" })).toBe("");
  expect(await both({ show: "known" })).toBe("a");
  expect(await both({ show: "waiting" })).toBe("b");
  expect(await both({ show: "anonymous" })).toBe("c");
  expect(await both({ choice: "scent" })).toBe("abc");
  expect(await both({ question: "'; DROP TABLE quizzes", show: "nobody" })).toBe("abc");
});

test("the file has every response once, however many, with times by the shop's clock", async () => {
  const many = Array.from({ length: 1203 }, (_, i) => ({
    // Many begin at one instant.
    ...{ id: `r${i}`, minute: Math.floor(i / 7), page: `/p/${i}` },
    said: [{ question: "patience", choices: [String((i % 5) + 1)] }],
  }));
  await passages(many);
  const [head, ...lines] = await file();
  expect(head?.slice(0, 8)).toEqual([
    ...["Started", "Finished", "Shopper", "Email", "State", "Page", "Version"],
    "What would you like to change about your skin?",
  ]);
  expect(new Set(lines.map((cells) => cells[5])).size).toBe(1203);
  expect(lines).toHaveLength(1203);
  expect(lines.at(-1)?.[0]).toBe("2026-06-15 14:00");
  expect(lines.every((cells) => / of 5$/.test(cells[9] ?? ""))).toBe(true);
  expect((await list({ page: "48" })).rows.length).toBeGreaterThan(0);
  expect((await list({ page: "50" })).rows).toEqual([]);
});

test("no cell of the file is a formula, whatever shoppers and merchants typed", async () => {
  const typed = [...hostileStrings, "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "|cmd"].map((text) =>
    text.replaceAll("\0", "").toWellFormed(),
  );
  const people = await Promise.all(typed.slice(0, 40).map((text, i) => shopper(`hostile-${i}@example.com`, text)));
  await passages(
    typed.map((text, i) => ({
      ...{ id: `h${i}`, minute: i, page: text, profileId: people[i] ?? null },
      said: [
        { question: "remark", text },
        { question: "wishes", choices: [text] },
      ],
    })),
  );
  const lines = await file();
  expect(lines).toHaveLength(typed.length + 1);
  for (const cell of lines.flat()) expect(cell).not.toMatch(/^\s*[=+\-@|]|^[\t\r\n]/);
  expect(lines.flat().filter((cell) => cell.includes("<script>")).length).toBeGreaterThan(10);
});
