import type { Mutant } from "./mutant";

const backfill = "tests/scenarios/backfill.test.ts";
const poison = "tests/scenarios/poison.test.ts";

/** Reading the past once, comparing it daily, and putting aside what cannot be read. */
export const history: readonly Mutant[] = [
  {
    name: "backfill-does-not-resume",
    file: "app/domains/ingest/backfill/jobs.server.ts",
    find: "if (to <= objectsDone) continue;",
    replace: "",
    killedBy: backfill,
    test: "goes on where it was",
  },
  {
    name: "two-workers-count-one-batch",
    file: "app/domains/ingest/backfill/queries.server.ts",
    find: "AND objects_done >= ${from} AND objects_done < ${to} RETURNING kind",
    replace: "RETURNING kind",
    killedBy: backfill,
    test: "two workers",
  },
  {
    name: "former-install-goes-on",
    file: "app/domains/ingest/backfill/jobs.server.ts",
    find: "return maySend(shop) && shop.generation === generation;",
    replace: "return maySend(shop);",
    killedBy: backfill,
    test: "former install",
  },
  {
    name: "backfill-never-gives-up",
    file: "app/domains/ingest/backfill/advance.ts",
    find: "attempts < mostAttempts",
    replace: "attempts < 100",
    killedBy: backfill,
    test: "given up",
  },
  {
    name: "poison-stops-its-neighbours",
    file: "app/domains/ingest/receipts/jobs.server.ts",
    find: "if (isTransient(error) || limit === 1) throw error;",
    replace: "if (error) throw error;",
    killedBy: poison,
    test: "poison of all kinds",
  },
  {
    name: "trouble-of-the-connection-buries",
    file: "app/domains/ingest/receipts/fold-apart.server.ts",
    find: "if (isTransient(err)) throw err;",
    replace: "",
    killedBy: "app/domains/ingest/receipts/fold-apart.db.test.ts",
  },
];
