import sql from "sql-template-tag";
import { beforeEach, describe, expect, test } from "vitest";
import { db, transact } from "~/db.server";
import { recordConsents, suppress } from "~/domains/consent/index.server";
import {
  beginImport,
  eraseMentioned,
  findImport,
  keepUpload,
  listNoted,
  undoImport,
} from "~/domains/imports/index.server";
import type { Mapping, Target } from "~/domains/imports/model";
import { workOnImport } from "~/domains/imports/jobs.server";
import { noFacts, saveFacts } from "~/domains/ingest/index.server";
import { rememberErasure, identityHash } from "~/domains/ingest/queries.server";
import { saveGuests } from "~/domains/profiles/index.server";
import { findShopper } from "~/domains/reports/index.server";
import { parse } from "~/domains/segments";
import { evaluateFor } from "~/domains/segments/index.server";
import { drain } from "~/jobs/drain.server";
import { leftOutFile } from "~/routes/app.data_.imports.$importId_.lines/file.server";
import { ensureShop } from "~/domains/shops/index.server";

const now = new Date("2026-06-15T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const later = new Date(now.getTime() + 3_600_000);
let shopId: number;
let shops = 0;

beforeEach(async () => {
  shopId = (await ensureShop(`imports-${++shops}.myshopify.com`)).id;
  await db.query(
    sql`UPDATE shops SET installed_at = ${daysAgo(400)}, ready_at = ${daysAgo(400)}, generation = 1 WHERE id = ${shopId}`,
  );
});

async function upload(text: string): Promise<number> {
  const bytes = new TextEncoder().encode(text);
  // As a network brings it: in pieces that end anywhere.
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 7) yield bytes.slice(at, at + 7);
  }
  const kept = await keepUpload(shopId, "list.csv", pieces(), now);
  return kept.outcome === "kept" ? kept.importId : expect.fail(kept.problem);
}

const meaning = (target: Target | `=${string}`): Mapping[number] =>
  target.startsWith("=") ? { target: "property", name: target.slice(1) } : { target: asTarget(target), name: "" };
const known: readonly Target[] = [
  ...["nothing", "email", "customer_id", "first_name", "city", "country", "tags", "consent", "consent_date"],
] as const;
const asTarget = (text: string) => known.find((target) => target === text) ?? "nothing";

/** Uploads a file, says what its columns mean, and has it taken in. @returns its id */
async function take(text: string, targets: (Target | `=${string}`)[], at = now): Promise<number> {
  const importId = await upload(text);
  const plan = {
    ...{ mapping: targets.map(meaning), asOf: at, consentedAt: daysAgo(100) },
    statement: "They ticked a box at the till",
  };
  expect(await beginImport(shopId, importId, plan, at)).toEqual({ outcome: "begun" });
  await drain(shopId, () => at);
  return importId;
}

async function undo(importId: number): Promise<void> {
  expect(await undoImport(shopId, importId, later)).toBe(true);
  await drain(shopId, () => later);
}

interface Person {
  id: string;
  name: string;
  city: string | null;
  tags: string[];
  consent: string | null;
}

async function people(): Promise<Record<string, Person>> {
  const rows = await db.query<Person & { email: string }>(sql`
    SELECT p.id, p.email, trim(p.first_name || ' ' || p.last_name) AS name, p.city,
      ARRAY(SELECT tag FROM profile_tags t WHERE t.shop_id = p.shop_id AND t.profile_id = p.id AND t.present ORDER BY 1) AS tags,
      (SELECT c.state FROM consent_records c WHERE c.shop_id = p.shop_id AND c.email = p.email
        ORDER BY c.occurred_at DESC, c.state <> 'unsubscribed', c.state = 'subscribed' LIMIT 1) AS consent
    FROM profiles p WHERE p.shop_id = ${shopId} AND p.merged_into IS NULL`);
  return Object.fromEntries(rows.map(({ email, ...person }) => [email.split("@")[0], person]));
}

async function customer(id: string, name: string): Promise<void> {
  const fact = {
    ...{ customerId: id, email: `${name}@example.com`, phone: null, firstName: name, lastName: "", countryCode: "GB" },
    ...{ regionCode: null, city: "Bristol", createdAt: daysAgo(50), version: daysAgo(50), digest: "" },
  };
  await transact((tx) => saveFacts(shopId, { ...noFacts(), customers: [fact] }, "live", tx));
}

async function say(name: string, state: "subscribed" | "unsubscribed", at: Date): Promise<void> {
  const email = `${name}@example.com`;
  await transact(async (tx) => {
    const profileOf = await saveFacts(
      shopId,
      { ...noFacts(), mentions: [{ customerId: null, email, at }] },
      "live",
      tx,
    );
    const profileId = profileOf({ customerId: null, email }) ?? "";
    const word = { customerId: null, profileId, email, state, optInLevel: null, source: "quiz", occurredAt: at };
    await recordConsents(shopId, [word], tx);
  });
}

const asks = async (query: string, id = "") =>
  (await evaluateFor(shopId, [parse(query)], [id], later)).get(id)?.[0] ?? null;

const header = "Email;First name;City;Tier;Tags;Permits";
const targets: (Target | `=${string}`)[] = ["email", "first_name", "city", "=tier", "tags", "consent"];

describe("a file", () => {
  test("makes shoppers known, who can be written to and asked about at once; told twice it changes nothing", async () => {
    await customer("7", "cyd");
    const text = `${header}\nada@example.com;Ada;London;gold;vip;yes\n"cyd@example.com";Cydney;Paris;silver;x;yes\n`;
    const importId = await take(text, targets);
    expect(await findImport(shopId, importId)).toMatchObject({
      ...{ state: "finished", size: 2, created: 1, changed: 1, refused: 0, listSize: 2, isStepped: true },
    });
    const { ada, cyd } = await people();
    expect(ada).toMatchObject({ name: "Ada", city: "London", tags: ["vip"], consent: "subscribed" });
    // Shopify keeps its customers' names, places and tags.
    expect(cyd).toMatchObject({ name: "cyd", city: "Bristol", tags: [], consent: "subscribed" });
    expect(await asks("trait_set MATCHES (name = 'tier', value = 'gold')", ada?.id)).toBe(true);
    expect(await asks("trait_set MATCHES (name = 'tier', value = 'silver')", cyd?.id)).toBe(true);
    const again = await take(text, targets, later);
    expect(await findImport(shopId, again)).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
    expect(await db.query(sql`SELECT 1 FROM events WHERE shop_id = ${shopId} AND kind = 'trait_set'`)).toHaveLength(2);
    expect(await db.query(sql`SELECT 1 FROM consent_records WHERE shop_id = ${shopId}`)).toHaveLength(2);
  });

  test("keeps the merchant's word as proof, and Shopify is not told of it as of a shopper's", async () => {
    await take(`${header}\nada@example.com;;;;;yes\n`, targets);
    const [proof] = await db.query<{ text: string }>(sql`
      SELECT t.text FROM consent_records c JOIN opt_in_texts t ON t.shop_id = c.shop_id AND t.id = c.text_id
      WHERE c.shop_id = ${shopId}`);
    expect(proof?.text).toBe("They ticked a box at the till");
    expect(await db.query(sql`SELECT 1 FROM consent_tellings WHERE shop_id = ${shopId}`)).toEqual([]);
  });

  test("never makes anybody a subscriber who said no, however late the file", async () => {
    await say("ada", "unsubscribed", daysAgo(300));
    await say("bea", "subscribed", daysAgo(20));
    await transact((tx) => suppress(shopId, [{ email: "cyd@example.com", reason: "hard_bounce", at: daysAgo(9) }], tx));
    await transact((tx) => rememberErasure(shopId, [identityHash("email", "dee@example.com")], daysAgo(5), tx));
    const rows = ["ada", "bea", "cyd", "dee", "eve"].map((name) => `${name}@example.com;;;;;yes`).join("\n");
    const importId = await take(`${header}\n${rows}\nfay@example.com;;;;;unsubscribed\n`, targets);
    const found = await people();
    expect(Object.fromEntries(Object.entries(found).map(([name, { consent }]) => [name, consent]))).toEqual({
      ...{ ada: "unsubscribed", bea: "subscribed", cyd: null, eve: "subscribed", fay: "unsubscribed" },
    });
    const noted = await listNoted(shopId, importId, { after: 0, limit: 10, only: "noted" });
    expect(noted.map(({ line, state, notes }) => [line, state, notes[0]?.words])).toEqual([
      [2, "unchanged", "has unsubscribed, and stays so"],
      [4, "created", "mail to this address came back or was complained about: it stays without"],
      [5, "refused", "was erased on request, and does not come back by a file"],
    ]);
  });

  test("is taken in without the rows that cannot be read, and these come back as a file with their reasons", async () => {
    const importId = await take(
      `${header}\nada@example.com;Ada;;;;\nno-address;Bea;;;;perhaps\nADA@example.com;Again;;;;\n=1+1;;;;;\n`,
      targets,
    );
    expect(await findImport(shopId, importId)).toMatchObject({ created: 1, refused: 3 });
    const file = await findImport(shopId, importId);
    const text = file ? await new Response(leftOutFile(shopId, file)).text() : "";
    const lines = text.trim().split("\r\n");
    expect(lines[0]).toContain('"Line","Column","Reason","Email","First name"');
    expect(lines[1]).toContain('"3","Email; Permits","Email: is no email address; Permits: says neither');
    expect(lines[2]).toContain('"4","","is about the same shopper as line 2","ADA@example.com"');
    // What a spreadsheet program would take for a formula stays text.
    expect(lines[3]).toContain(`"'=1+1"`);
  });

  test("that is no table of text is refused, and nothing of it stays", async () => {
    const refused = async (bytes: Uint8Array) => {
      async function* body() {
        yield bytes;
      }
      const kept = await keepUpload(shopId, "x", body(), now);
      return kept.outcome === "refused" ? kept.problem : expect.fail("It was taken");
    };
    const text = (words: string) => refused(new TextEncoder().encode(words));
    expect(await text("")).toContain("empty");
    expect(await text("email\n")).toContain("nothing else");
    expect(await text('email\n"ada@example.com\n')).toContain("quotation mark");
    expect(await refused(new Uint8Array([101, 10, 0xe4, 0xf6, 10]))).toContain("UTF-8");
    expect(await refused(new Uint8Array([80, 75, 3, 4, 0, 0, 10, 0]))).toContain("no table of text");
    expect(await text(`${"a,".repeat(150)}\nx\n`)).toContain("100 columns");
    expect(await db.query(sql`SELECT 1 FROM imports WHERE shop_id = ${shopId}`)).toEqual([]);
  });

  test("whose worker was killed is taken in to its end, each row once", async () => {
    const rows = Array.from({ length: 1200 }, (_, i) => `shopper${i}@example.com,c${i}`);
    const importId = await upload(["Email,Code", ...rows].join("\n"));
    const plan = { mapping: [meaning("email"), meaning("=code")], asOf: now, consentedAt: null, statement: "" };
    await beginImport(shopId, importId, plan, now);
    await db.query(
      sql`ALTER TABLE import_rows ADD CONSTRAINT trouble CHECK (line <> 700 OR state = 'waiting') NOT VALID`,
    );
    await expect(workOnImport(shopId, importId, now)).rejects.toThrow("trouble");
    expect(await findImport(shopId, importId)).toMatchObject({ state: "running", created: 500 });
    await db.query(sql`ALTER TABLE import_rows DROP CONSTRAINT trouble`);
    await workOnImport(shopId, importId, now);
    expect(await findImport(shopId, importId)).toMatchObject({ state: "finished", created: 1200, refused: 0 });
    const [count] = await db.query<{ people: number; values: number }>(sql`
      SELECT (SELECT count(*)::int FROM profiles WHERE shop_id = ${shopId}) AS people,
        (SELECT count(*)::int FROM events WHERE shop_id = ${shopId} AND kind = 'trait_set') AS values`);
    expect(count).toEqual({ people: 1200, values: 1200 });
  });

  test("is not begun without proof of consent, nor twice, nor by another shop", async () => {
    const importId = await upload(`Email,Permits\nada@example.com,yes\n`);
    const plan = { mapping: [meaning("email"), meaning("consent")], asOf: now, consentedAt: daysAgo(9), statement: "" };
    expect(await beginImport(shopId, importId, plan, now)).toMatchObject({ field: "statement" });
    const said = { ...plan, statement: "They ticked a box at the till" };
    expect(await beginImport(shopId, importId, { ...said, consentedAt: null }, now)).toMatchObject({
      field: "consentedAt",
    });
    expect(await beginImport(shopId, importId, { ...said, asOf: later }, now)).toMatchObject({ field: "asOf" });
    expect(await beginImport(shopId + 1000, importId, said, now)).toEqual({ outcome: "missing" });
    expect(await beginImport(shopId, importId, said, now)).toEqual({ outcome: "begun" });
    expect(await beginImport(shopId, importId, said, now)).toMatchObject({ outcome: "refused" });
  });
});

describe("an import that is undone", () => {
  test("leaves everything as it was, but what was told since and who unsubscribed", async () => {
    await say("bea", "subscribed", daysAgo(50));
    await take(`${header}\nbea@example.com;Bea;Leeds;silver;old;\n`, targets, daysAgo(10));
    const importId = await take(
      [
        header,
        "ada@example.com;Ada;London;gold;vip;yes",
        "bea@example.com;Beatrice;York;gold;vip;no",
        "cyd@example.com;Cyd;Rome;gold;vip;yes",
      ].join("\n"),
      targets,
    );
    expect((await people())["bea"]).toMatchObject({ name: "Beatrice", city: "York", tags: ["old", "vip"] });
    // Cyd has answered a quiz since: she is somebody now, whatever becomes of the file.
    await say("cyd", "subscribed", later);
    const { cyd: imported } = await people();
    const said = { profileId: imported?.id ?? "", firstName: "Cydonia", locale: null, country: null, at: later };
    await transact((tx) => saveGuests(shopId, [said], tx));
    await undo(importId);
    expect(await findImport(shopId, importId)).toMatchObject({ state: "undone", undone: 3, isStepped: false });
    const { ada, bea, cyd } = await people();
    expect(ada).toBeUndefined();
    expect(bea).toMatchObject({ name: "Bea", city: "Leeds", tags: ["old"], consent: "unsubscribed" });
    expect(await asks("trait_set MATCHES (name = 'tier', value = 'silver')", bea?.id)).toBe(true);
    expect(await asks("trait_set MATCHES (name = 'tier', value = 'gold')", bea?.id)).toBe(false);
    expect(cyd).toMatchObject({ name: "Cydonia", city: "Rome", tags: [], consent: "subscribed" });
  });

  test("takes the permission back that it gave to who is known otherwise", async () => {
    await customer("7", "cyd");
    const importId = await take(`${header}\ncyd@example.com;;;;;yes\n`, targets);
    expect((await people())["cyd"]?.consent).toBe("subscribed");
    await undo(importId);
    expect((await people())["cyd"]?.consent).toBe("not_subscribed");
  });

  test("is undone once, and only when it was taken in", async () => {
    const importId = await upload("Email\nada@example.com\n");
    expect(await undoImport(shopId, importId, later)).toBe(false);
    expect(await undoImport(shopId + 1000, importId, later)).toBe(false);
  });
});

test("who is erased stands in no line of any file, in whatever column and spelling", async () => {
  const importId = await upload(
    "Email;Friend;Note\nada@example.com;BEA@example.com ;\nbea@example.com;;\ncyd@example.com;;x\n",
  );
  await transact((tx) => eraseMentioned(shopId, { emails: ["bea@example.com"], customerIds: ["7"] }, tx));
  const left = await db.query<{ cells: string[] }>(sql`
    SELECT cells FROM import_rows WHERE shop_id = ${shopId} AND import_id = ${importId}`);
  expect(left.map(({ cells }) => cells[0])).toEqual(["cyd@example.com"]);
});

test("a disposable address is known as one, and one that is probably mistyped; segments ask for both", async () => {
  await take("Email\nada@mailinator.com\nbea@gmial.com\ncyd@example.com\n", ["email"]);
  const { ada, bea, cyd } = await people();
  const remarkOn = async (person = cyd) => {
    const shopper = await findShopper(shopId, person?.id ?? "");
    return [shopper?.addressProblem, shopper?.addressSuggestion];
  };
  expect(await remarkOn(ada)).toEqual(["disposable", null]);
  expect(await remarkOn(bea)).toEqual(["mistyped", "gmail.com"]);
  expect(await remarkOn(cyd)).toEqual([null, null]);
  expect(await asks("address_problem = 'disposable'", ada?.id)).toBe(true);
  expect(await asks("address_problem = 'disposable'", cyd?.id)).toBe(false);
  expect(await asks("address_problem IS NULL", cyd?.id)).toBe(true);
});
