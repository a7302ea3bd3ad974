import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";

const Purposes = z.object({
  analytics: z.boolean().default(false),
  marketing: z.boolean().default(false),
  preferences: z.boolean().default(false),
  sale_of_data: z.enum(["enabled", "disabled", "ldu"]).default("disabled"),
});
export type Purposes = z.infer<typeof Purposes>;

const Declared = z.object({
  type: z.string(),
  name: z.string().optional(),
  handle: z.string().optional(),
  customer_privacy: Purposes.optional(),
});
/** A folder has its extension at the top of its file, or in a list. */
const Toml = z.union([Declared, z.object({ extensions: z.tuple([Declared]) }).transform((file) => file.extensions[0])]);

/** One of the app's extensions, as its folder has it. */
export interface Extension {
  /** The folder's name, which is also the extension's part of an address. */
  name: string;
  folder: string;
  /** What it asks a shopper's consent for; of web pixels only. */
  purposes: Purposes;
}

/** The app's extensions of one type. Read anew each time, so that an edit shows on the next page. */
export function extensionsOf(folder: string | null, type: "theme" | "web_pixel_extension"): Extension[] {
  if (folder === null || !existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const file = join(folder, name, "shopify.extension.toml");
    if (!existsSync(file)) return [];
    const declared = Toml.parse(parse(readFileSync(file, "utf8")));
    if (declared.type !== type) return [];
    return [{ name, folder: join(folder, name), purposes: declared.customer_privacy ?? Purposes.parse({}) }];
  });
}
