import { access } from "node:fs/promises";
import { importFile } from "~/domains/ingest/index.server";
import { endTelling, print, tell } from "./output";
import { Problem } from "./problem";
import { requireShop } from "./shop.server";

/** `import`: JSON Lines as Shopify's bulk operations return them, through the same fold as the backfill. */
export async function importLines(file: string, options: { shop: string; json?: boolean }): Promise<void> {
  const shop = await requireShop(options.shop);
  await access(file).catch(() => {
    throw new Problem(`There is no file ${file} that can be read`);
  });
  const started = performance.now();
  const done = await importFile(shop, file, new Date(), ({ lines }, share) => {
    tell(`${Math.round(share * 100)} %, ${lines.toLocaleString("en")} lines`);
  });
  endTelling();
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  for (const { line, problem } of done.problems) tell(`line ${line}: ${problem}\n`);
  print(
    { ...done, seconds },
    `imported ${done.lines} lines in ${seconds} s, ${done.refused} not understood`,
    options.json,
  );
  if (done.lines > 0 && done.refused === done.lines)
    throw new Problem("No line was understood; is it a bulk operation's file?");
}
