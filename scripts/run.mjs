// The one way in: `npm run <name>` comes here. Plain JavaScript for any Node >= 20, because on a fresh machine nothing
// is installed yet. It installs what is missing, then hands over to scripts/<name>.ts under the project's own Node.
import { spawn } from "node:child_process";
import { root } from "./setup/paths.mjs";
import { install } from "./setup/install.mjs";
import { projectNode } from "./setup/node.mjs";

const [name, ...args] = process.argv.slice(2);
if (!name) {
  console.error("Usage: node scripts/run.mjs <script> [arguments]; `npm run` lists the scripts.");
  process.exit(2);
}

install();

const child = spawn(projectNode(), ["--import", "tsx", `scripts/${name}.ts`, ...args], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, TSX_TSCONFIG_PATH: `${root}/tsconfig.json` },
});
// The child decides how to end (it may have servers to stop); this process only waits for it.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => {
  process.exitCode = signal ? 128 : (code ?? 1);
});
