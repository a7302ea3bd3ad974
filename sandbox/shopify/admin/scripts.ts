import { fileURLToPath } from "node:url";
import { build } from "vite";

const entries = {
  bridge: new URL("./bridge/main.ts", import.meta.url),
  frame: new URL("./frame/main.ts", import.meta.url),
};

const built = new Map<keyof typeof entries, Promise<string>>();

/** One of the admin's two browser scripts as classic JavaScript; put together once, in half a second. */
export function browserScript(name: keyof typeof entries): Promise<string> {
  const known = built.get(name) ?? bundle(fileURLToPath(entries[name]));
  built.set(name, known);
  return known;
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    envFile: false,
    logLevel: "warn",
    build: {
      write: false,
      minify: false,
      target: "es2022",
      lib: { entry, formats: ["iife"], name: "sandboxAdmin" },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const output of outputs) {
    if (!("output" in output)) continue;
    const [chunk] = output.output;
    return chunk.code;
  }
  throw new Error(`Bundling ${entry} gave no script.`);
}
