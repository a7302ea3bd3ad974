import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { bundled } from "../../bundle";
import type { Extension } from "../embeds/extension";

interface Made {
  editedAt: number;
  code: Promise<string>;
}
const made = new Map<string, Made>();

/** The app's web pixel as one script, put together anew only after an edit. */
export function pixelScript({ folder }: Extension): Promise<string> {
  const source = join(folder, "src");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).map((file) => join(source, file));
  const editedAt = Math.max(...files.map((file) => statSync(file).mtimeMs));
  const known = made.get(folder);
  if (known?.editedAt === editedAt) return known.code;
  const entry = files.find((file) => /\/index\.(ts|js)$/.test(file));
  if (entry === undefined) throw new Error(`${source} has no index`);
  const code = bundled(entry, "webPixel");
  made.set(folder, { editedAt, code });
  return code;
}
