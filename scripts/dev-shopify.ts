// `npm run dev:shopify`: `shopify app dev` for a real development store. Shopify's CLI is fetched by npx, because only
// this one command needs it; it tunnels to `npm run dev -- --no-sandbox` (shopify.web.toml).
import { spawn } from "node:child_process";
import { root } from "./setup/paths.mjs";

const child = spawn("npx", ["--yes", "@shopify/cli@4", "app", "dev", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  shell: process.platform === "win32",
});
child.on("exit", (code) => (process.exitCode = code ?? 1));
