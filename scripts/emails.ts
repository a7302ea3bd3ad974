// `npm run emails`: react-email's own preview of the templates.
import { spawn } from "node:child_process";
import { root } from "./setup/paths.mjs";

const args = [
  "node_modules/react-email/dist/cli/index.mjs",
  "dev",
  "--dir",
  "app/domains/templates/emails",
  "--port",
  "3100",
];
spawn(process.execPath, args, { cwd: root, stdio: "inherit" }).on("exit", (code) => (process.exitCode = code ?? 1));
