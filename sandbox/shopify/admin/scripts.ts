import { fileURLToPath } from "node:url";
import { bundled } from "../bundle";

const entries = {
  bridge: new URL("./bridge/main.ts", import.meta.url),
  frame: new URL("./frame/main.ts", import.meta.url),
};

const built = new Map<keyof typeof entries, Promise<string>>();

/** One of the admin's two browser scripts as classic JavaScript; put together once. */
export function browserScript(name: keyof typeof entries): Promise<string> {
  const known = built.get(name) ?? bundled(fileURLToPath(entries[name]), "sandboxAdmin");
  built.set(name, known);
  return known;
}
