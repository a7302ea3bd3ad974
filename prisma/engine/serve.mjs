import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { MigrationAdapter } from "./adapter.mjs";
import { log } from "./administer.mjs";
import { connectionParts } from "./connection.mjs";

const emptySchema = ["stub.prisma", 'datasource db {\n  provider = "postgresql"\n}\n'];
/** Where a method is named otherwise in WebAssembly than on the wire. */
const methodNames = { getDatabaseVersion: "version" };

/** Answers Prisma's JSON-RPC requests on stdin, one at a time, until stdin closes. */
export async function serve({ url, models }) {
  const engineFor = await engineFactory({ url, models });
  let last = Promise.resolve();
  for await (const line of createInterface({ input: process.stdin })) {
    if (!line.trim()) continue;
    const { id, method, params } = JSON.parse(line);
    // A line with no method is the command line's answer to our own `print`.
    if (method) last = last.then(() => answer(id, method, params));
  }
  await last;
  process.exit(0);

  async function answer(id, method, params) {
    try {
      send({ id, result: await perform(id, method, params) });
    } catch (error) {
      const message = error?.message ?? String(error);
      const error_code = error?.code ?? /P\d{4}/.exec(message)?.[0];
      const data = { is_panic: false, message, error_code, meta: error?.meta ?? {} };
      send({ id, error: { code: 4466, message: "An error happened. Check the data field for details.", data } });
    }
  }

  async function perform(id, method, params) {
    if (method === "createDatabase") return { databaseName: connectionParts(url).database };
    const named = [params?.from, params?.to].find((target) => target?.tag === "url")?.url;
    const engine = await engineFor(params?.datasourceType?.url ?? named ?? url ?? params?.shadowDatabaseUrl);
    const result = await engine[methodNames[method] ?? method](params);
    if (method === "diff" && result?.stdout) {
      send({ id: 1e9 + id, method: "print", params: { content: result.stdout } });
    }
    return result ?? {};
  }
}

async function engineFactory({ url, models }) {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => log("ERROR", { message, is_panic: true }) };
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = createRequire(import.meta.url)
    .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
    .replace(/js$/, "wasm");
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm), { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();

  const schema = url ? (new URL(url).searchParams.get("schema") ?? undefined) : undefined;
  const datamodels = models.length > 0 ? models : [emptySchema];
  const engines = new Map();
  return async (target) => {
    if (!engines.has(target)) {
      const adapter = new MigrationAdapter(target ? connectionParts(target) : {}, { schema });
      const factory = bindMigrationAwareSqlAdapterFactory(adapter);
      engines.set(
        target,
        await glue.SchemaEngine.new({ datamodels }, (line) => process.stderr.write(`${line}\n`), factory),
      );
    }
    return engines.get(target);
  };
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}
