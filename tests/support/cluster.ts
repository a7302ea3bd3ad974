import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../../scripts/setup/database";
import { openCluster, volatile, type Cluster } from "../../scripts/setup/postgres/cluster";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection URL of the test cluster's administrative database. */
    clusterUrl: string;
    /** The migrated database that every test file clones. */
    template: string;
  }
}

/** One cluster for all test files, also of several runs at a time, and in it one migrated database to clone. */
export default async function setup(project: TestProject) {
  const cluster = await openCluster("test-postgres", volatile);
  const template = `template_${migrationsDigest()}`;
  await makeTemplate(cluster, template);
  project.provide("clusterUrl", cluster.url("postgres"));
  project.provide("template", template);
  return () => cluster.close();
}

async function makeTemplate(cluster: Cluster, template: string) {
  const client = new pg.Client(cluster.url("postgres"));
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('template'))");
    const { rows } = await client.query<{ name: string; finished: boolean }>(
      "SELECT datname AS name, datistemplate AS finished FROM pg_database WHERE datname NOT IN ('postgres', 'template0', 'template1')",
    );
    const isReady = rows.some(({ name, finished }) => name === template && finished);
    const leftOver = rows.filter(({ name }) => (name === template ? !isReady : cluster.isFirst));
    for (const { name } of leftOver) {
      await client.query(`ALTER DATABASE "${name}" IS_TEMPLATE false`);
      await client.query(`DROP DATABASE "${name}" WITH (FORCE)`);
    }
    if (isReady) return;
    await migrate(cluster.url(template));
    await client.query(`ALTER DATABASE "${template}" IS_TEMPLATE true`);
  } finally {
    await client.end();
  }
}

function migrationsDigest(): string {
  const hash = createHash("sha256");
  for (const name of readdirSync("prisma/migrations")
    .filter((entry) => !entry.includes("."))
    .sort()) {
    hash.update(readFileSync(`prisma/migrations/${name}/migration.sql`));
  }
  return hash.digest("hex").slice(0, 16);
}
