import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout: every script works from here, whatever folder it was called from. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
