import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { root } from "./paths.mjs";

/**
 * Completes this process's environment, and with it that of the processes it starts: what is set stays, then `.env`,
 * then the example, which is a working configuration for everything that runs against the sandbox.
 */
export function completeEnvironment(): void {
  for (const name of [".env", ".env.example"]) {
    const file = join(root, name);
    if (!existsSync(file)) continue;
    for (const [key, value] of Object.entries(parseEnv(readFileSync(file, "utf8")))) process.env[key] ??= value;
  }
}
