import { fileURLToPath } from "node:url";
import { bundled } from "../bundle";

const entries = {
  page: new URL("./browser/main.ts", import.meta.url),
  worker: new URL("./browser/worker.ts", import.meta.url),
};

const built = new Map<keyof typeof entries, Promise<string>>();

/** What stands in for Shopify's own scripts: on the page, and around a pixel in its worker. Put together once. */
export function storefrontScript(name: keyof typeof entries): Promise<string> {
  const known = built.get(name) ?? bundled(fileURLToPath(entries[name]), "sandboxStorefront");
  built.set(name, known);
  return known;
}
