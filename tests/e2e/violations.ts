import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { z } from "zod";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const Violations = z.array(z.object({ id: z.string(), impact: z.string().nullable(), nodes: z.array(z.unknown()) }));

/** What axe calls serious or critical in the app's own page. */
export async function violationsIn(page: Page): Promise<string[]> {
  const frame = page.frames().find((one) => one.parentFrame() === page.mainFrame());
  if (!frame) throw new Error("The app has no frame");
  await frame.evaluate(axe);
  const found = Violations.parse(await frame.evaluate("axe.run().then(({ violations }) => violations)"));
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${JSON.stringify(nodes).slice(0, 600)}`);
}
