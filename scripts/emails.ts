// `npm run emails`: react-email's own preview of the templates. Its server is a large package that nothing else needs,
// so it is installed when this command is first used.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { root } from "./setup/paths.mjs";

const Package = z.object({ version: z.string() });
const { version } = Package.parse(
  JSON.parse(readFileSync(join(root, "node_modules/react-email/package.json"), "utf8")),
);
const shell = process.platform === "win32";

if (!existsSync(join(root, "node_modules/@react-email/ui"))) {
  console.error("· installing react-email's preview …");
  // Beside what is there, of react-email's own version. The lock file is read, so that nothing else becomes another
  // version, and stays as it is.
  const flags = ["--no-save", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", ["install", ...flags, `@react-email/ui@${version}`], {
    cwd: root,
    stdio: "inherit",
    shell,
  });
  if (status !== 0) process.exit(status ?? 1);
}
const cli = "node_modules/react-email/dist/cli/index.mjs";
const args = [cli, "dev", "--dir", "app/domains/templates/previews", "--port", "3100"];
spawn(process.execPath, args, { cwd: root, stdio: "inherit" }).on("exit", (code) => (process.exitCode = code ?? 1));
