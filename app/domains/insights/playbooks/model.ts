import { z } from "zod";
import { FlowContent } from "~/domains/flows";
import { Definition, families, goals } from "~/domains/segments/model";
import { Content } from "~/domains/templates";

/** As long as the file of a playbook may be. */
export const longestPlaybook = 500_000;

const name = z.string().trim().min(1).max(120);

/**
 * What works in a shop, to be used again: a flow with the segments and the messages that it needs. Segments are named by
 * the numbers they have in the shop it comes from; in every other shop they are other ones.
 */
export const Playbook = z.strictObject({
  format: z.literal("tessera-playbook"),
  version: z.literal(1),
  name,
  flow: z.strictObject({ name, content: FlowContent }),
  segments: z
    .array(
      z.strictObject({
        ref: z.int().positive(),
        name,
        description: z.string().max(1000),
        family: z.enum(families),
        goal: z.enum(goals).nullable(),
        definition: Definition,
      }),
    )
    .max(30),
  templates: z
    .array(
      z.strictObject({ key: z.string().min(1).max(100), name, topic: z.string().max(60).nullable(), content: Content }),
    )
    .max(30),
});
export type Playbook = z.infer<typeof Playbook>;
