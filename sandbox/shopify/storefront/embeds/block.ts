import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import type { Extension } from "./extension";

const Templates = z.object({ templates: z.array(z.string()).default(["*"]) });
const Schema = z.object({
  name: z.string(),
  target: z.enum(["section", "head", "compliance_head", "body"]),
  stylesheet: z.string().optional(),
  javascript: z.string().optional(),
  enabled_on: Templates.optional(),
  disabled_on: Templates.optional(),
  settings: z
    .array(z.object({ id: z.string().optional(), default: z.union([z.string(), z.number(), z.boolean()]).optional() }))
    .default([]),
});

/** A block that merchants switch on for the whole theme: an app embed. */
export interface Embed {
  handle: string;
  schema: z.infer<typeof Schema>;
  extension: Extension;
}

/** The app embeds of a theme app extension, with what their schemas say. */
export function embedsOf(extension: Extension): Embed[] {
  const folder = join(extension.folder, "blocks");
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files
    .filter((file) => file.endsWith(".liquid"))
    .flatMap((file) => {
      const schema = schemaIn(readFileSync(join(folder, file), "utf8"), file);
      return schema.target === "section" ? [] : [{ handle: basename(file, ".liquid"), schema, extension }];
    });
}

/** Whether it is for pages of this type at all. */
export function isFor({ enabled_on: on, disabled_on: off }: Embed["schema"], pageType: string): boolean {
  const names = (templates: string[]) => templates.includes("*") || templates.includes(pageType);
  return (on === undefined || names(on.templates)) && !(off !== undefined && names(off.templates));
}

/** What a merchant has not changed, by the settings' ids. */
export function defaultsOf({ settings }: Embed["schema"]): Record<string, unknown> {
  return Object.fromEntries(
    settings.flatMap(({ id, default: value }) => (id === undefined ? [] : [[id, value ?? ""]])),
  );
}

function schemaIn(liquid: string, file: string): z.infer<typeof Schema> {
  const [, json] = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(liquid) ?? [];
  if (json === undefined) throw new Error(`${file} has no schema`);
  return Schema.parse(JSON.parse(json));
}
