import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import order from "../../app/domains/order.json";
import { listModels } from "./models";
import { sourceFiles } from "./source-files";
import { writesIn } from "./writes";

const models = listModels();
const domainOf = new Map(models.map(({ table, domain }) => [table, domain]));

const allowed = [
  {
    file: "app/lib/sql.ts",
    target: "${raw(table.name)}",
    reason: "the domain that hands over the table is the one that writes",
  },
  {
    file: "app/domains/duplicates/merging/journal/queries.server.ts",
    target: "${raw(table)}",
    reason: "undoing a merge puts back as they were the rows of every domain, which moved them itself",
  },
  {
    file: "app/jobs/queries.server.ts",
    target: "${jobs}",
    reason: "the queue is graphile-worker's table, and no domain's",
  },
];

const writes = sourceFiles("app")
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .flatMap((file) => writesIn(readFileSync(file, "utf8"), models).map((target) => ({ file, target })));

const isAllowed = ({ file, target }: { file: string; target: string }) =>
  allowed.some((exception) => exception.file === file && exception.target === target);
const isAtHome = ({ file, target }: { file: string; target: string }) =>
  file.startsWith(`app/domains/${domainOf.get(target)}/`);

test("each file of models is a domain's", () => {
  expect(models.map(({ domain }) => domain).filter((domain) => !order.includes(domain))).toEqual([]);
});

test("a table is written only by the domain it belongs to", () => {
  expect(writes.filter((write) => !isAtHome(write) && !isAllowed(write))).toEqual([]);
});

test("every table is written by somebody, and every exception is used", () => {
  expect(models.filter(({ table }) => !writes.some(({ target }) => target === table))).toEqual([]);
  expect(
    allowed.filter(({ file, target }) => !writes.some((write) => write.file === file && write.target === target)),
  ).toEqual([]);
});

test("all ways to write are seen, and reading is none", () => {
  const text = `
    const lines: VersionedTable<LineFact> = {
      name: "order_lines",
    };
    sql\`INSERT INTO orders (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET id = 1\`;
    sql\`WITH gone AS (DELETE FROM refunds) UPDATE
      "baskets" b SET x = 1 FROM events WHERE id IN (SELECT id FROM shops FOR UPDATE SKIP LOCKED)\`;
    sql\`TRUNCATE \${table}\`;
    await prisma.senderIdentity.upsert({ where: { shopId } });
    await prisma.shop.findUnique({ where: { shopId } });`;
  expect(writesIn(text, models).sort()).toEqual([
    "${table}",
    "baskets",
    "order_lines",
    "orders",
    "refunds",
    "sender_identities",
  ]);
});
