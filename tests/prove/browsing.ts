import { accountOf } from "~/domains/storefront/pixel/account.server";
import { pixelBody, sendPixel, view } from "../support/browsing";
import { openDoor } from "../support/door";
import { hostilePixelBodies } from "../support/hostile-pixel";

const shopCount = 40;
const inFlight = 24;

/**
 * A hundred thousand deliveries of browsers over HTTP, every other one hostile: none of those is kept, each of the others
 * is, and all of what these say becomes events.
 * @param words how many deliveries, if not a hundred thousand
 */
export async function prove(_databaseUrl: string, words: readonly string[]): Promise<string[]> {
  const count = Number(words[0] ?? 100_000);
  const [{ takePixel }, { pool }, { ensureShop }, { foldReceipts }] = await Promise.all([
    import("~/doors/pixel.server"),
    import("~/db.server"),
    import("~/domains/shops/index.server"),
    import("~/domains/ingest/index.server"),
  ]);
  const shopIds: number[] = [];
  for (let i = 0; i < shopCount; i++) shopIds.push((await ensureShop(`browsing-${i}.myshopify.com`)).id);
  await pool.query("UPDATE shops SET installed_at = now()");
  const shopOf = (i: number) => shopIds[i % shopCount] ?? 0;
  const accounts = new Map(shopIds.map((id) => [id, accountOf(id)]));
  const hostile = hostilePixelBodies("ACCOUNT", count / 2);

  const door = await openDoor(takePixel);
  const answers = { valid: new Map<number, number>(), hostile: new Map<number, number>() };
  const tell = async (i: number) => {
    const isValid = i % 2 === 0;
    const shopId = shopOf(i);
    const events = [view(String(1 + (i % 500)), new Date()), view(String(2 + (i % 500)), new Date())];
    const bad = hostile[(i - 1) / 2]?.body.replace("ACCOUNT", accounts.get(shopId) ?? "") ?? "";
    const body = isValid ? pixelBody(shopId, { client: `browser-${i % 9000}-xx`, events }) : bad;
    // Each network sends what a network sends.
    const status = await sendPixel(door.url, body, `${1 + (i % 200)}.${Math.floor(i / 200) % 250}.${i % 250}.1`);
    const seen = answers[isValid ? "valid" : "hostile"];
    seen.set(status, (seen.get(status) ?? 0) + 1);
  };
  const started = performance.now();
  let next = 0;
  const work = async () => {
    while (next < count) await tell(next++);
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  const seconds = (performance.now() - started) / 1000;
  await door.close();

  const kept = await countOf(pool, "SELECT count(*) FROM receipts");
  const foldStarted = performance.now();
  for (const shopId of shopIds) await foldReceipts(shopId, new Date());
  const foldSeconds = (performance.now() - foldStarted) / 1000;
  const events = await countOf(pool, "SELECT count(*) FROM events");
  const dead = await countOf(pool, "SELECT count(*) FROM receipts WHERE state <> 'folded'");

  const taken = answers.valid.get(200) ?? 0;
  const errors = [...answers.valid, ...answers.hostile].filter(([status]) => status >= 500);
  if (errors.length > 0) throw new Error(`The door failed: ${JSON.stringify(errors)}`);
  if (answers.hostile.has(200)) throw new Error(`${answers.hostile.get(200)} hostile deliveries were taken in`);
  if (kept !== taken || events !== 2 * taken || dead !== 0) {
    throw new Error(`${taken} taken, ${kept} kept, ${events} events, ${dead} not folded`);
  }
  const told = (of: Map<number, number>) => [...of].map(([status, times]) => `${times} × ${status}`).join(", ");
  return [
    `${count} deliveries in ${seconds.toFixed(0)} s (${Math.round(count / seconds)} a second), no 5xx`,
    `hostile: ${told(answers.hostile)}; none was kept`,
    `valid: ${told(answers.valid)}; ${kept} kept, folded into ${events} events in ${foldSeconds.toFixed(1)} s`,
  ];
}

async function countOf(pool: { query(text: string): Promise<{ rows: unknown[] }> }, text: string): Promise<number> {
  const [row] = (await pool.query(text)).rows;
  return typeof row === "object" && row !== null && "count" in row ? Number(row.count) : Number.NaN;
}
