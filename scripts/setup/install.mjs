import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectNode } from "./node.mjs";
import { root } from "./paths.mjs";

const modules = join(root, "node_modules");

/** Installs the packages and generates the Prisma client, each only when what it is made from has changed. */
export function install() {
  // Not `npm ci`: it refuses a lockfile that lacks another platform's optional packages.
  once("packages", ["package-lock.json"], () => run("npm", ["install", "--no-audit", "--no-fund"]));
  once("prisma-client", ["package-lock.json", "prisma.config.ts", ...prismaFiles()], generateClient);
}

/** Runs `work` unless the stamp of its inputs says it has been done. The stamp lives in node_modules and goes with it. */
function once(name, inputs, work) {
  const stamp = join(modules, `.tessera-${name}`);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === digestOf(inputs)) return;
  work();
  writeFileSync(stamp, digestOf(inputs));
}

function digestOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function prismaFiles() {
  const models = readdirSync(join(root, "prisma/models")).sort();
  return ["prisma/schema.prisma", ...models.map((file) => `prisma/models/${file}`)];
}

function generateClient() {
  run(projectNode(), ["node_modules/prisma/build/index.js", "generate"], {
    PRISMA_SCHEMA_ENGINE_BINARY: join(root, "prisma/engine/schema-engine.mjs"),
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  });
}

/** Output goes to stderr, so that a command's own stdout stays what the command printed. */
function run(command, args, env = {}) {
  console.error(`· ${command === "npm" ? "installing packages" : "generating the Prisma client"} …`);
  const result = spawnSync(command, args, {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  if (result.status === 0) return;
  console.error(result.stdout, result.stderr, result.error ?? "");
  console.error(`\`${command} ${args.join(" ")}\` failed; nothing was started.`);
  process.exit(1);
}
