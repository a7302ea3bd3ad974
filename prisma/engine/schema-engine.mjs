#!/usr/bin/env node
// Prisma's migrate commands start a native "schema engine" that npm does not carry and that is downloaded at install.
// This program takes its place: the same command line and JSON-RPC, the work done by the engine's WebAssembly build,
// which is on npm (docs/decisions/005-prisma-without-downloads.md). Prisma finds it by PRISMA_SCHEMA_ENGINE_BINARY.
import { readFileSync } from "node:fs";
import { administer } from "./administer.mjs";
import { serve } from "./serve.mjs";

const argv = process.argv.slice(2);
const valuesOf = (flag) => argv.flatMap((word, i) => (word === flag ? [argv[i + 1]] : []));

if (argv.includes("--version") || argv.includes("-V")) {
  console.log("schema-engine-cli webassembly");
} else {
  const [datasource] = valuesOf("--datasource");
  const url = datasource ? JSON.parse(datasource).url : undefined;
  if (argv.includes("cli")) process.exitCode = await administer(argv.at(-1), url);
  else await serve({ url, models: valuesOf("--datamodels").map((file) => [file, readFileSync(file, "utf8")]) });
}
