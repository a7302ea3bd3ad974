import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { answers, freePort, start, type Running } from "../../scripts/setup/processes";
import { buildIfStale } from "../../scripts/setup/bundle";
import { root } from "../../scripts/setup/paths.mjs";
import { randomFrom } from "../../sandbox/factories/random";
import { deliver } from "../support/door";

const deliveries = 6000;
const kills = 12;
const shop = "killed.myshopify.com";

/** Web and worker are killed (-9) while deliveries stream in: what was acknowledged is there once, all of it folded. */
export async function prove(databaseUrl: string): Promise<string[]> {
  buildIfStale();
  const port = await freePort(0);
  const url = `http://127.0.0.1:${port}`;
  const launch = (role: "web" | "worker") =>
    start(role, ["--import", join(root, "sandbox/connect.mjs"), "build/server/index.js"], {
      NODE_ENV: "production",
      LOG_LEVEL: "silent",
      PROCESS: role,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
    });
  let web = launch("web");
  let worker = launch("worker");
  await answers(`${url}/healthz`, web);

  const acknowledged = new Set<string>();
  let next = 0;
  let done = false;
  const client = async () => {
    while (next < deliveries) {
      const number = ++next;
      const id = randomUUID();
      const body = JSON.stringify({
        id: number,
        title: `Product ${number}`,
        updated_at: "2026-06-01T00:00:00Z",
        variants: [],
      });
      // As Shopify does: until it is answered, the same delivery is sent again.
      while (
        !(await deliver(`${url}/webhooks/shopify`, { topic: "products/update", body, id, shop }).then(
          (status) => status === 200,
          () => false,
        ))
      )
        await sleep(50);
      acknowledged.add(id);
    }
  };
  const random = randomFrom(5, "kills");
  const killer = async () => {
    for (let i = 0; i < kills && !done; i++) {
      await sleep(300 + random.between(0, 700));
      if (i % 2 === 0) {
        worker = await killed(worker, () => launch("worker"));
      } else {
        web = await killed(web, () => launch("web"));
      }
    }
  };
  const killing = killer();
  await Promise.all(Array.from({ length: 16 }, client));
  done = true;
  await killing;

  const client2 = new pg.Client(databaseUrl);
  await client2.connect();
  const count = async (query: string) => Number((await client2.query<{ count: string }>(query)).rows[0]?.count);
  for (
    let tries = 0;
    tries < 300 && (await count("SELECT count(*) FROM receipts WHERE state = 'pending'")) > 0;
    tries++
  )
    await sleep(200);
  const stored = (await client2.query<{ id: string }>("SELECT delivery_id AS id FROM receipts")).rows.map(
    ({ id }) => id,
  );
  const pending = await count("SELECT count(*) FROM receipts WHERE state <> 'folded'");
  const products = await count("SELECT count(*) FROM products");
  await client2.end();
  await Promise.all([web.stop(), worker.stop()]);
  const lost = [...acknowledged].filter((id) => !stored.includes(id)).length;
  const doubled = stored.length - new Set(stored).size;
  if (lost > 0 || doubled > 0 || pending > 0 || products !== deliveries) {
    throw new Error(`lost ${lost}, doubled ${doubled}, not folded ${pending}, products ${products} of ${deliveries}`);
  }
  return [
    `${deliveries} deliveries, ${kills} kills -9 of web and worker: 0 lost, 0 doubled, all folded, ${products} products`,
  ];
}

async function killed(running: Running, again: () => Running): Promise<Running> {
  running.child.kill("SIGKILL");
  await running.stop();
  return again();
}
