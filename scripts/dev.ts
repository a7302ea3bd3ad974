// `npm run dev`: the app with Vite's hot reloading, web and worker in one process, against the sandbox. With
// `--no-sandbox` (as `npm run dev:shopify` calls it) it talks to the real Shopify and Resend of the environment.
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { createServer, type ViteDevServer } from "vite";
import { openDatabase } from "./setup/database";
import { completeEnvironment } from "./setup/environment";
import { root } from "./setup/paths.mjs";
import { answers, start } from "./setup/processes";

completeEnvironment();
const database = await openDatabase();
process.env["DATABASE_URL"] = database.url;

const sandbox = process.argv.includes("--no-sandbox") ? null : start("sandbox", ["--import", "tsx", "sandbox/main.ts"]);
if (sandbox) {
  await answers("http://127.0.0.1:4400/store/demo-shop", sandbox);
  await import(join(root, "sandbox/connect.mjs"));
}

const vite: ViteDevServer = await createServer({ server: { middlewareMode: true }, appType: "custom" });
// Loaded through Vite, so that a saved file is the one that runs; the pages are looked up anew for each request.
// Vite cannot know what a module holds.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
const load = <Module>(id: string): Promise<Module> => vite.ssrLoadModule(id).then((module): any => module);
const server = await load<typeof import("~/server")>("/app/server.ts");
const runner = await load<typeof import("~/jobs/runner.server")>("/app/jobs/runner.server.ts");
const build = () => load<ServerBuild>("virtual:remix/server-build");
const web = server.createWebServer(build, vite.middlewares);
const port = await server.listen(web);
const worker = await runner.startWorker();
console.error(
  `· http://127.0.0.1:${port}${sandbox ? ", in the admin: http://127.0.0.1:4400/store/demo-shop/apps/tessera" : ""}`,
);

async function shutDown(): Promise<void> {
  web.close();
  await worker.stop();
  await vite.close();
  await sandbox?.stop();
  await database.close();
  process.exit();
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void shutDown());
