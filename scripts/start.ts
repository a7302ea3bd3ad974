// Production: the bundle, with the environment as it is and an embedded database where none is given.
// PROCESS=web|worker|all says which process this is.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale } from "./setup/bundle";
import { openDatabase } from "./setup/database";
import { root } from "./setup/paths.mjs";

const file = join(root, ".env");
if (existsSync(file)) process.loadEnvFile(file);
process.env["NODE_ENV"] ??= "production";
buildIfStale();
const database = await openDatabase();

const child = spawn(process.execPath, ["build/server/index.js"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, DATABASE_URL: database.url },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => {
  process.exitCode = code ?? 1;
  void database.close();
});
