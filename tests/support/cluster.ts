import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../../scripts/setup/database";
import { openCluster, volatile } from "../../scripts/setup/postgres/cluster";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection URL of the test cluster's administrative database. */
    clusterUrl: string;
    /** The migrated database that every test file clones. */
    template: string;
  }
}

/** One cluster for all test files, and in it one migrated database to clone. */
export default async function setup(project: TestProject) {
  const cluster = await openCluster("test-postgres", volatile);
  const template = `template_${migrationsDigest()}`;
  await makeTemplate(cluster.url("postgres"), cluster.url(template), template);
  project.provide("clusterUrl", cluster.url("postgres"));
  project.provide("template", template);
  return () => cluster.close();
}

async function makeTemplate(adminUrl: string, url: string, template: string) {
  const client = new pg.Client(adminUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; finished: boolean }>(
      "SELECT datname AS name, datistemplate AS finished FROM pg_database WHERE datname NOT IN ('postgres', 'template0', 'template1')",
    );
    for (const { name } of rows.filter((row) => !(row.name === template && row.finished))) {
      await client.query(`ALTER DATABASE "${name}" IS_TEMPLATE false`);
      await client.query(`DROP DATABASE "${name}" WITH (FORCE)`);
    }
    if (rows.some((row) => row.name === template && row.finished)) return;
    await migrate(url);
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
