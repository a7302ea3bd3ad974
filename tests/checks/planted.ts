import { cpSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Files by path. */
export type Files = Record<string, string>;

/** A small product that keeps every rule, with the places the rules name. */
export function soundProduct(order: readonly string[]): Files {
  const files: Files = {
    "app/db.server.ts": `import { PrismaClient } from "@prisma/client"; export const db = PrismaClient; export type Db = typeof db;`,
    "app/main.ts": `import { db } from "~/db.server"; import "./jobs/pipeline.server"; console.log(db);`,
    "app/cli/main.server.ts": `import { db } from "~/db.server"; export const end = db;`,
    "app/lib/hash.ts": `import { createHash } from "node:crypto"; export const hash = createHash;`,
    "app/jobs/catalog.ts": `export type JobName = "day.began";`,
    "app/jobs/emit.server.ts": `import type { JobName } from "./catalog"; export const emit = (name: JobName) => name;`,
    "app/jobs/pipeline.server.ts": `export { rows } from "~/domains/shops/index.server";`,
    "app/doors/wake.server.ts": `import { db } from "~/db.server"; import { emit } from "~/jobs/emit.server"; emit(db);`,
    "app/doors/answer.ts": `import type { ServerResponse } from "node:http"; export const end = (it: ServerResponse) => it.end();`,
    "app/components/badge.tsx": `import { name } from "~/domains/shops/model"; export const Badge = () => name;`,
    "app/routes/page.tsx": `import { rows } from "~/domains/shops/index.server"; import { Badge } from "~/components/badge"; export const loader = () => [rows, Badge];`,
    "app/domains/messages/resend.server.ts": `import { Resend } from "resend"; export const resend = Resend;`,
    "tests/kit.ts": `export const kit = 1;`,
    "app/lib/hash.test.ts": `import { kit } from "../../tests/kit"; import { hash } from "./hash"; hash(kit);`,
  };
  for (const domain of order) {
    const folder = `app/domains/${domain}`;
    files[`${folder}/model.ts`] = `import type { Db } from "~/db.server"; export const name = (db: Db) => db;`;
    files[`${folder}/queries.server.ts`] =
      `import { db } from "~/db.server"; import { name } from "./model"; export const rows = [db, name];`;
    files[`${folder}/save.server.ts`] =
      `import { emit } from "~/jobs/emit.server"; import { rows } from "./queries.server"; export const save = () => emit(rows);`;
    files[`${folder}/index.server.ts`] =
      `export { rows } from "./queries.server"; export { save } from "./save.server";`;
  }
  for (const name of ["@prisma/client", "resend", "pg"])
    files[`node_modules/${name}/index.js`] = "module.exports = {};";
  return files;
}

/** What the files below need beside them to break their rule. */
export const accomplices: Files = {
  "app/lib/circle.ts": `import { back } from "./circle-back"; export const circle = back;`,
  "app/domains/rogue/model.ts": `export const name = 1;`,
};

/** One file for each rule that breaks it. */
export function violations(order: readonly string[]): { rule: string; file: string; text: string }[] {
  const backwards = order.slice(0, -1).map((domain, i) => ({
    rule: `stage-order:${domain}`,
    file: `app/domains/${domain}/early.ts`,
    text: `export { name } from "~/domains/${order[i + 1]}/model";`,
  }));
  const [first, second] = order;
  return [
    ...backwards,
    { rule: "no-circular", file: "app/lib/circle-back.ts", text: `import "./circle"; export const back = 1;` },
    { rule: "resolvable", file: "app/lib/lost.ts", text: `import "~/lib/nowhere";` },
    { rule: "listed-domain", file: "app/domains/rogue/index.server.ts", text: `import "./model";` },
    { rule: "front-door", file: `app/domains/${second}/side.server.ts`, text: `import "../${first}/queries.server";` },
    {
      rule: "front-door-from-outside",
      file: "app/doors/side.server.ts",
      text: `import "~/domains/${first}/save.server";`,
    },
    { rule: "pure-core", file: `app/domains/${first}/acts.ts`, text: `import "./queries.server";` },
    { rule: "pure-core", file: "app/lib/connects.ts", text: `import "pg";` },
    { rule: "pure-core-node", file: "app/lib/reads.ts", text: `import "node:fs";` },
    { rule: "database-door", file: `app/domains/${first}/looks.server.ts`, text: `export { db } from "~/db.server";` },
    { rule: "prisma-door", file: `app/domains/${first}/client.server.ts`, text: `import "@prisma/client";` },
    { rule: "resend-door", file: "app/domains/flows/mails.server.ts", text: `import "resend";` },
    { rule: "jobs-door", file: `app/domains/${second}/answers.server.ts`, text: `import "~/jobs/pipeline.server";` },
    { rule: "routes-are-leaves", file: "app/doors/page.server.ts", text: `import "~/routes/page";` },
    { rule: "plain-components", file: "app/components/loads.tsx", text: `import "~/domains/${first}/index.server";` },
    { rule: "lib-is-bottom", file: "app/lib/knows.ts", text: `import "~/domains/${first}/model";` },
    { rule: "product-only", file: "app/doors/proves.server.ts", text: `import "../../tests/kit";` },
  ];
}

/** Writes files to a new folder outside the checkout, under the checkout's own rules. @returns the folder */
export function plant(files: Files): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "boundaries-")));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  mkdirSync(join(folder, "app/domains"), { recursive: true });
  for (const path of [".dependency-cruiser.cjs", "tsconfig.json", "app/domains/order.json"])
    cpSync(path, join(folder, path));
  return folder;
}
