// `npm run prove -- <name>`: the long proofs; a short form of each is in `npm test`. Figures come last.
import { randomBytes } from "node:crypto";
import pg from "pg";
import { migrate } from "./setup/database";
import { completeEnvironment } from "./setup/environment";
import { openCluster } from "./setup/postgres/cluster";

/** What else is said on the command line narrows a proof that can be narrowed. */
type Proof = (databaseUrl: string, words: readonly string[]) => Promise<string[]>;
const proofs: Record<string, () => Promise<{ prove: Proof }>> = {
  answers: () => import("../tests/prove/answers"),
  browsing: () => import("../tests/prove/browsing"),
  drift: () => import("../tests/prove/drift"),
  duplicates: () => import("../tests/prove/duplicates"),
  experiments: () => import("../tests/prove/experiments"),
  campaigns: () => import("../tests/prove/campaigns"),
  flows: () => import("../tests/prove/flows"),
  replay: () => import("../tests/prove/replay"),
  forgeries: () => import("../tests/prove/forgeries"),
  kills: () => import("../tests/prove/kills"),
  language: () => import("../tests/prove/language"),
  lift: () => import("../tests/prove/lift"),
  mails: () => import("../tests/prove/mails"),
  mutants: () => import("../tests/prove/mutants"),
  pictures: () => import("../tests/prove/pictures"),
  "popup-door": () => import("../tests/prove/popup-door"),
  predictions: () => import("../tests/prove/predictions"),
  recommendations: () => import("../tests/prove/recommendations"),
  reconcile: () => import("../tests/prove/reconcile"),
  samples: () => import("../tests/prove/samples"),
  segments: () => import("../tests/prove/segments"),
  sends: () => import("../tests/prove/sends"),
  stops: () => import("../tests/prove/stops"),
  storefront: () => import("../tests/prove/storefront"),
  tokens: () => import("../tests/prove/tokens"),
};

const [name = "", ...words] = process.argv.slice(2);
const load = Object.hasOwn(proofs, name) ? proofs[name] : undefined;
if (!load) {
  console.error(`Usage: npm run prove -- ${Object.keys(proofs).join(" | ")}`);
  process.exit(2);
}

completeEnvironment();
process.env["LOG_LEVEL"] = "silent";
const cluster = await openCluster("postgres");
const database = `prove_${randomBytes(4).toString("hex")}`;
process.env["DATABASE_URL"] = cluster.url(database);
try {
  await migrate(cluster.url(database));
  const { prove } = await load();
  const figures = await prove(cluster.url(database), words);
  console.log(`\n${name}\n${figures.map((line) => `  ${line}`).join("\n")}`);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
const { pool } = await import("~/db.server");
await pool.end();
const admin = new pg.Client(cluster.url("postgres"));
await admin.connect();
await admin.query(`DROP DATABASE "${database}" WITH (FORCE)`);
await admin.end();
await cluster.close();
// A proof that failed may have left a door open.
process.exit();
