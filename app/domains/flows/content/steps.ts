import { z } from "zod";
import { Definition, Matches } from "../../segments/model";

/** Names a step in its flow for good, whatever is put before it. */
export const StepId = z.string().regex(/^[a-z0-9-]{1,40}$/);

const minutes = z.int().min(1).max(525_600, "A flow waits a year at most");
const minuteOfDay = z.int().min(0).max(1439);

/** How long to wait. Days and times of day are the shopper's own. */
export const Wait = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("for"), minutes }),
  /** Until the next such time of day. */
  z.strictObject({ type: z.literal("until_time"), minute: minuteOfDay }),
  /** Until the next such weekday and time; Monday is 0. */
  z.strictObject({
    type: z.literal("until_weekday"),
    weekdays: z.array(z.int().min(0).max(6)).min(1).max(7),
    minute: minuteOfDay,
  }),
]);
export type Wait = z.infer<typeof Wait>;

/** What the event that started the run says of itself: a property of it and what it is compared with. */
export const CauseTest = z.strictObject({
  property: z.string().min(1).max(100),
  operator: z.enum(["=", "!=", "contains", ">", "<"]),
  value: z.string().max(500),
});
export type CauseTest = z.infer<typeof CauseTest>;

/** Asked of the shopper, of the event that started her run, or of both; both must hold. */
export const BranchTest = z
  .strictObject({ shopper: Definition.nullable(), cause: z.array(CauseTest).max(5) })
  .refine(({ shopper, cause }) => shopper !== null || cause.length > 0, "Say what leads this way");
export type BranchTest = z.infer<typeof BranchTest>;

const arm = z.string().regex(/^[a-z0-9-]{1,20}$/);

export type Step = { id: string } & (
  | { type: "wait"; wait: Wait }
  | { type: "wait_for"; what: z.infer<typeof Matches>; minutes: number; happened: Step[]; otherwise: Step[] }
  | { type: "branch"; paths: { name: string; when: BranchTest; steps: Step[] }[]; otherwise: Step[] }
  | { type: "split"; name: string; paths: { arm: string; name: string; share: number; steps: Step[] }[] }
  | { type: "send"; template: string; latestMinutes: number | null; evenIfQuiet?: true | undefined }
  | { type: "tag"; change: "add" | "remove"; tag: string }
  | { type: "set_trait"; name: string; value: string }
  | { type: "notify"; words: string }
  | { type: "webhook"; url: string; name: string }
  | { type: "exit" }
);

/**
 * One thing that a flow does with who comes by. Ways that part come together again after it, but for those that end in
 * `exit`.
 */
export const Step: z.ZodType<Step> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.strictObject({ id: StepId, type: z.literal("wait"), wait: Wait }),
    /** Until it happens, or the time is over. */
    z.strictObject({
      ...{ id: StepId, type: z.literal("wait_for"), what: Matches, minutes },
      ...{ happened: Steps, otherwise: Steps },
    }),
    /** The first path of which the test is true; unknown is not true. */
    z.strictObject({
      ...{ id: StepId, type: z.literal("branch") },
      paths: z
        .array(z.strictObject({ name: z.string().max(80), when: BranchTest, steps: Steps }))
        .min(1)
        .max(10),
      otherwise: Steps,
    }),
    /** By chance, each shopper always the same way: an experiment. Shares are whole hundredths that add up to 100. */
    z.strictObject({
      ...{ id: StepId, type: z.literal("split"), name: z.string().trim().min(1).max(80) },
      paths: z
        .array(z.strictObject({ arm, name: z.string().max(80), share: z.int().min(1).max(99), steps: Steps }))
        .min(2)
        .max(4)
        .refine((paths) => paths.reduce((sum, { share }) => sum + share, 0) === 100, "The shares must add up to 100 %")
        .refine((paths) => new Set(paths.map((path) => path.arm)).size === paths.length, "Two paths have one key"),
    }),
    /** A template by its key. Later than so many minutes after the step was due it is not sent any more; null: as the shop's policies say. */
    z.strictObject({
      ...{ id: StepId, type: z.literal("send"), template: z.string().min(1).max(100) },
      latestMinutes: z.int().min(5).max(43_200).nullable(),
      /** Also to who has long been silent, and is left in peace by the shop's policies: a goodbye. */
      evenIfQuiet: z.literal(true).optional(),
    }),
    /** At the customer in Shopify. */
    z.strictObject({
      ...{ id: StepId, type: z.literal("tag"), change: z.enum(["add", "remove"]) },
      tag: z
        .string()
        .trim()
        .min(1, "Enter a tag")
        .max(255)
        .regex(/^[^,]*$/, "A tag has no comma"),
    }),
    /** A fact with a time, which segments can ask about. */
    z.strictObject({
      ...{ id: StepId, type: z.literal("set_trait") },
      name: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, "Use small letters, digits and _, and begin with a letter"),
      value: z.string().trim().min(1, "Enter a value").max(200),
    }),
    /** By mail to the shop's own address. */
    z.strictObject({
      id: StepId,
      type: z.literal("notify"),
      words: z.string().trim().min(1, "Say what to tell you").max(500),
    }),
    /** Signed, to another tool: for text messages, advertisements and the like. */
    z.strictObject({
      ...{ id: StepId, type: z.literal("webhook") },
      url: z.url({ protocol: /^https$/, error: "Enter an address that begins with https://" }).max(2000),
      name: z.string().trim().min(1, "Give it a name").max(80),
    }),
    z.strictObject({ id: StepId, type: z.literal("exit") }),
  ]),
);
const Steps = z.array(Step).max(50);
