// The Shopify door against the plainest Node that does the same: verify, insert, answer. Rounds alternate in one run,
// so that the machine's moods hit both; what counts is the ratio.
import { randomUUID } from "node:crypto";
import { Agent, createServer, request, type RequestListener } from "node:http";
import { createHmac, timingSafeEqual } from "node:crypto";
import pg from "pg";
import { median, percentile } from "./statistics";

const connections = 50;
const seconds = 4;
const rounds = 3;

export async function benchWebhooks(databaseUrl: string): Promise<string[]> {
  const { shopifyWebhooks } = await import("~/doors/shopify-webhooks.server");
  const { env } = await import("~/env.server");
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  await pool.query("CREATE TABLE IF NOT EXISTS bench_receipts (id text PRIMARY KEY, topic text, body text)");
  const plain: RequestListener = (incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const body = Buffer.concat(chunks);
      const given = Buffer.from(String(incoming.headers["x-shopify-hmac-sha256"]), "base64");
      const made = createHmac("sha256", env.SHOPIFY_API_SECRET).update(body).digest();
      if (given.length !== made.length || !timingSafeEqual(given, made)) return void response.writeHead(401).end();
      void pool
        .query({
          name: "plain",
          text: "INSERT INTO bench_receipts VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
          values: [incoming.headers["x-shopify-webhook-id"], incoming.headers["x-shopify-topic"], body.toString()],
        })
        .then(() => response.end("stored"));
    });
  };
  const ours: RequestListener = (incoming, response) => void shopifyWebhooks(incoming, response);
  const body = JSON.stringify({ id: 1, email: "shopper@example.com", note: "x".repeat(5000) });
  const signature = createHmac("sha256", env.SHOPIFY_API_SECRET).update(body).digest("base64");

  const results = { plain: new Array<Round>(), ours: new Array<Round>() };
  await load(plain, body, signature, 1);
  await load(ours, body, signature, 1);
  for (let round = 0; round < rounds; round++) {
    results.plain.push(await load(plain, body, signature, seconds));
    results.ours.push(await load(ours, body, signature, seconds));
  }
  await pool.query("DROP TABLE bench_receipts");
  await pool.end();
  const rate = (list: Round[]) => median(list.map(({ perSecond }) => perSecond));
  const p99 = (list: Round[]) => median(list.map((one) => one.p99));
  return [
    `plain Node + PostgreSQL   ${Math.round(rate(results.plain))}/s   p99 ${Math.round(p99(results.plain))} ms`,
    `the door                  ${Math.round(rate(results.ours))}/s   p99 ${Math.round(p99(results.ours))} ms`,
    `ratio ${(rate(results.ours) / rate(results.plain)).toFixed(2)} (goal 0.80), p99 ${(p99(results.ours) / p99(results.plain)).toFixed(2)} of plain's (goal 2.00)`,
  ];
}

interface Round {
  perSecond: number;
  p99: number;
}

async function load(listener: RequestListener, body: string, signature: string, duration: number): Promise<Round> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const started = performance.now();
  const end = started + duration * 1000;
  const client = async () => {
    while (performance.now() < end) {
      const sent = performance.now();
      await post(port, agent, body, signature);
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  const elapsed = (performance.now() - started) / 1000;
  agent.destroy();
  await new Promise((resolve) => server.close(resolve));
  return { perSecond: times.length / elapsed, p99: percentile(times, 0.99) };
}

function post(port: number, agent: Agent, body: string, signature: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "x-shopify-hmac-sha256": signature,
      "x-shopify-topic": "orders/create",
      "x-shopify-shop-domain": "bench.myshopify.com",
      "x-shopify-webhook-id": randomUUID(),
    };
    const sending = request({ port, host: "127.0.0.1", method: "POST", path: "/", agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`answered ${response.statusCode}`));
      response.resume().on("end", resolve);
    });
    sending.on("error", reject);
    sending.end(body);
  });
}
