import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";

// The example is a working configuration, so tests run on it; a database comes from ./database.ts where one is needed.
for (const [name, value] of Object.entries(parseEnv(readFileSync(".env.example", "utf8")))) {
  process.env[name] ??= value;
}
process.env["DATABASE_URL"] ??= "postgresql://nobody@127.0.0.1:1/none";
