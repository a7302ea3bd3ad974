import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The TypeScript files under a folder of the checkout, with forward slashes as in imports: "app/main.ts". */
export function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name).replaceAll("\\", "/"));
}
