import { z } from "zod";

// What Shopify takes in the {% schema %} of an app embed, which its own check does not look at: see
// shopify.dev/docs/apps/build/online-store/theme-app-extensions/configuration and …/architecture/settings/input-settings.

const Text = z.string().min(1).max(500);
const id = z.string().regex(/^[a-z][a-z0-9_]{0,30}$/);
const shown = { label: Text, info: Text.optional() };

const Range = z
  .strictObject({
    type: z.literal("range"),
    id,
    ...shown,
    min: z.number(),
    max: z.number(),
    step: z.number().positive(),
    unit: z.string().max(3).optional(),
    default: z.number(),
  })
  .refine(({ min, max, step }) => (max - min) / step <= 100, "A range has at most 101 steps")
  .refine(({ min, max, step }) => (max - min) / step >= 2, "A range has at least three steps")
  .refine((range) => range.default >= range.min && range.default <= range.max, "The default is out of the range")
  .refine((range) => (range.default - range.min) % range.step === 0, "The default is none of the steps");

const Setting = z.union([
  z.strictObject({ type: z.enum(["header", "paragraph"]), content: Text }),
  z.strictObject({ type: z.literal("checkbox"), id, ...shown, default: z.boolean() }),
  z.strictObject({ type: z.literal("number"), id, ...shown, default: z.int().optional() }),
  z.strictObject({ type: z.literal("text"), id, ...shown, default: Text.optional() }),
  z.strictObject({
    type: z.enum(["color"]),
    id,
    ...shown,
    default: z
      .string()
      .regex(/^#[0-9a-f]{6}$/)
      .optional(),
  }),
  Range,
]);

/** An app embed that stands at the end of the page's body. */
export const EmbedSchema = z
  .strictObject({
    name: Text,
    target: z.literal("body"),
    settings: z.array(Setting).max(40),
    enabled_on: z.strictObject({ templates: z.array(z.string()).min(1) }).optional(),
    disabled_on: z.strictObject({ templates: z.array(z.string()).min(1) }).optional(),
  })
  .refine(({ settings }) => new Set(idsOf(settings)).size === idsOf(settings).length, "Two settings have one id");
export type EmbedSchema = z.infer<typeof EmbedSchema>;

/** Names of the settings that have a value. */
export function idsOf(settings: readonly object[]): string[] {
  return settings.flatMap((setting) => ("id" in setting ? [String(setting.id)] : []));
}

export const longestName = 25;

/** The part of a block between {% schema %} and {% endschema %}. */
export function schemaText(block: string): string {
  const [, text] = /\{%\s*schema\s*%\}([\s\S]*)\{%\s*endschema\s*%\}/.exec(block) ?? [];
  if (text === undefined) throw new Error("The block has no schema");
  return text;
}

export const ExtensionToml = z.strictObject({
  name: z.string().min(1).max(30),
  handle: z.string().regex(/^[a-z][a-z0-9-]{2,49}$/),
  type: z.literal("theme"),
});
