import { z } from "zod";

/** What an arm changes in a message; what is left out stays as the template says it. */
export const MessageChanges = z.strictObject({
  subject: z.string().trim().min(1).max(200).optional(),
  preheader: z.string().trim().max(200).optional(),
  /** Of the first hero of the message. */
  heading: z.string().trim().min(1).max(200).optional(),
  imageUrl: z
    .url({ protocol: /^https$/ })
    .max(2000)
    .optional(),
  /** Of the first button, in a hero or by itself. */
  button: z.string().trim().min(1).max(80).optional(),
  /** The coupon that its coupon blocks give; null for leaving them out. */
  couponId: z.int().positive().nullable().optional(),
});
export type MessageChanges = z.infer<typeof MessageChanges>;

/** What who has an arm gets. */
export const ArmDoes = z.discriminatedUnion("does", [
  /** As it is meant for her: by her segments. */
  z.strictObject({ does: z.literal("usual") }),
  /** As if she were in no segment: every condition of the content goes its other way, every branch to its otherwise. */
  z.strictObject({ does: z.literal("generic") }),
  /** Nothing at all: a holdout. */
  z.strictObject({ does: z.literal("none") }),
  /** The usual message with something changed, or a whole other template, or later by so many minutes. */
  z.strictObject({
    does: z.literal("differs"),
    changes: MessageChanges,
    template: z.string().min(1).max(100).nullable(),
    laterMinutes: z.int().min(0).max(20_160),
  }),
  /** Goes another way through its flow: the flow says which. */
  z.strictObject({ does: z.literal("path") }),
]);
export type ArmDoes = z.infer<typeof ArmDoes>;

export const Arm = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]{1,20}$/),
  name: z.string().trim().min(1, "Give the arm a name").max(80),
  /** In whole hundredths. */
  share: z.int().min(1).max(99),
  what: ArmDoes,
});
export type Arm = z.infer<typeof Arm>;

export const Arms = z
  .array(Arm)
  .min(2, "Something must be compared with something")
  .max(4, "Four arms at most")
  .refine((arms) => arms.reduce((sum, { share }) => sum + share, 0) === 100, "The shares must add up to 100 %")
  .refine((arms) => new Set(arms.map(({ key }) => key)).size === arms.length, "Two arms have one key");

export const subjectKinds = ["flow", "flow_step", "campaign", "segment"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** What an experiment is about. `step` names the flow's step, and is null for everything else. */
export interface Subject {
  kind: SubjectKind;
  id: number;
  step: string | null;
}

export const experimentStates = ["draft", "running", "stopped", "finished"] as const;
export type ExperimentState = (typeof experimentStates)[number];

/** An experiment as those who assign and send must know it. */
export interface Experiment {
  id: number;
  name: string;
  subject: Subject;
  arms: readonly Arm[];
  windowDays: number;
  state: ExperimentState;
  /** The arm that everybody gets; null while it is open. */
  winner: string | null;
  /** Nobody new gets these any more. */
  stoppedArms: readonly string[];
}
