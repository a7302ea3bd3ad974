import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";

// The example is a working configuration, so tests run on it; a database comes from ./database.ts where one is needed.
for (const [name, value] of Object.entries(parseEnv(readFileSync(".env.example", "utf8")))) {
  process.env[name] ??= value;
}
// Each test file is a process of its own and may start a Resend of its own.
process.env["RESEND_BASE_URL"] = `http://127.0.0.1:${30_000 + (process.pid % 20_000)}`;
process.env["DNS_SERVERS"] = `127.0.0.1:${10_000 + (process.pid % 20_000)}`;
process.env["DATABASE_URL"] ??= "postgresql://nobody@127.0.0.1:1/none";
