// Importing a shop's past against multi-row INSERTs of the very rows it leaves, into tables with the same indexes.
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { median } from "./statistics";

const orders = 15_000;
const linesEach = 4;
const rounds = 3;
const rowsAtOnce = 1000;

export async function benchImport(databaseUrl: string): Promise<string[]> {
  const { importFile } = await import("~/domains/ingest/index.server");
  const { ensureShop } = await import("~/domains/shops/index.server");
  const folder = await mkdtemp(join(tmpdir(), "bench-"));
  const file = join(folder, "shop.jsonl");
  await writeFile(file);
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const ratios: number[] = [];
  const rates = { plain: new Array<number>(), ours: new Array<number>() };
  for (let round = 0; round < rounds; round++) {
    const shop = await ensureShop(`bench-${round}-${Date.now()}.myshopify.com`);
    const begun = performance.now();
    await importFile({ id: shop.id, currency: "GBP" }, file, new Date(), () => undefined);
    const ours = rowCount() / ((performance.now() - begun) / 1000);
    const plain = await insertPlainly(client, shop.id);
    rates.ours.push(ours);
    rates.plain.push(plain);
    ratios.push(ours / plain);
  }
  await client.end();
  await rm(folder, { recursive: true });
  return [
    `multi-row INSERT ×${rowsAtOnce}   ${Math.round(median(rates.plain))} rows/s`,
    `import of a file          ${Math.round(median(rates.ours))} rows/s (parsed, checked, folded, people resolved)`,
    `ratio ${median(ratios).toFixed(2)} (goal 0.40)`,
  ];
}

function rowCount(): number {
  return orders * (1 + linesEach);
}

async function writeFile(file: string): Promise<void> {
  const stream = createWriteStream(file);
  for (let i = 1; i <= orders; i++) {
    const at = new Date(Date.UTC(2025, 0, 1) + i * 1_200_000).toISOString();
    const id = `gid://shopify/Order/${i}`;
    const money = (amount: string) => ({ shopMoney: { amount, currencyCode: "GBP" } });
    const order = {
      id,
      name: `#${i}`,
      processedAt: at,
      createdAt: at,
      updatedAt: at,
      customer: { id: `gid://shopify/Customer/${1 + (i % 3000)}` },
      totalPriceSet: money("40.00"),
    };
    const lines = Array.from({ length: linesEach }, (_, n) => ({
      id: `gid://shopify/LineItem/${i * 10 + n}`,
      title: `Product ${n}`,
      quantity: 1,
      sku: `SKU-${n}`,
      product: { id: `gid://shopify/Product/${1 + n}` },
      discountedUnitPriceSet: money("10.00"),
      __parentId: id,
    }));
    stream.write(`${[order, ...lines].map((node) => JSON.stringify(node)).join("\n")}\n`);
  }
  await new Promise<void>((resolve) => stream.end(resolve));
}

/** The rows the import left, read back and inserted again under another shop's number. @returns rows a second */
async function insertPlainly(client: pg.Client, shopId: number): Promise<number> {
  const other = shopId + 1_000_000;
  let seconds = 0;
  for (const table of ["orders", "order_lines"]) {
    const { rows, fields } = await client.query<Record<string, unknown>>(`SELECT * FROM ${table} WHERE shop_id = $1`, [
      shopId,
    ]);
    const names = fields.map(({ name }) => name);
    const begun = performance.now();
    for (let at = 0; at < rows.length; at += rowsAtOnce) {
      const some = rows.slice(at, at + rowsAtOnce).map((row) => ({ ...row, shop_id: other }));
      const values = some.flatMap((row: Record<string, unknown>) => names.map((name) => row[name]));
      const tuples = some.map((_, i) => `(${names.map((__, j) => `$${i * names.length + j + 1}`).join(",")})`);
      await client.query(`INSERT INTO ${table} (${names.join(",")}) VALUES ${tuples.join(",")}`, values);
    }
    seconds += (performance.now() - begun) / 1000;
    await client.query(`DELETE FROM ${table} WHERE shop_id = $1`, [other]);
  }
  return rowCount() / seconds;
}
