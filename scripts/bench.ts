// `npm run bench -- webhooks import segments send traits`: each with its plain baseline in the same run, figures last.
import { randomBytes } from "node:crypto";
import pg from "pg";
import { benchImport } from "../tests/bench/import";
import { benchReports } from "../tests/bench/reports";
import { benchSegments } from "../tests/bench/segments";
import { benchSend } from "../tests/bench/send";
import { benchTraits } from "../tests/bench/traits";
import { benchWebhooks } from "../tests/bench/webhooks";
import { migrate } from "./setup/database";
import { completeEnvironment } from "./setup/environment";
import { openCluster } from "./setup/postgres/cluster";
import { freePort } from "./setup/processes";

const benches: Record<string, (databaseUrl: string) => Promise<string[]>> = {
  webhooks: benchWebhooks,
  import: benchImport,
  reports: benchReports,
  segments: benchSegments,
  send: benchSend,
  traits: benchTraits,
};
const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(benches, name));
if (names.length === 0 || unknown.length > 0) {
  console.error(`Usage: npm run bench -- ${Object.keys(benches).join(" ")}`);
  process.exit(2);
}

completeEnvironment();
process.env["LOG_LEVEL"] = "silent";
// Nobody listens there but who takes the mail of a bench.
process.env["RESEND_BASE_URL"] = `http://127.0.0.1:${await freePort(0)}`;
// With every safety on, as in production.
const cluster = await openCluster("postgres");
const database = `bench_${randomBytes(4).toString("hex")}`;
const url = cluster.url(database);
process.env["DATABASE_URL"] = url;
await migrate(url);
const figures: string[] = [];
for (const name of names) figures.push(`\n${name}`, ...((await benches[name]?.(url)) ?? []).map((line) => `  ${line}`));
const { pool } = await import("~/db.server");
await new Promise((resolve) => setTimeout(resolve, 100));
await pool.end();
const admin = new pg.Client(cluster.url("postgres"));
await admin.connect();
await admin.query(`DROP DATABASE "${database}" WITH (FORCE)`);
await admin.end();
await cluster.close();
console.log(figures.join("\n"));
