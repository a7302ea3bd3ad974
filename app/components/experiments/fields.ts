import { z } from "zod";
import { comparable, ExperimentDraft, type StoredExperiment } from "~/domains/experiments";
import { MessageChanges, type Arm, type ArmDoes } from "~/domains/experiments/model";

/** An arm as it stands in the form. */
export interface ArmFields {
  key: string;
  name: string;
  share: string;
  does: ArmDoes["does"];
  /** Empty for: as the template says. */
  subject: string;
  preheader: string;
  heading: string;
  imageUrl: string;
  button: string;
  /** `same`, `none`, or a discount's id. */
  coupon: string;
  /** A template's key; empty for the same. */
  template: string;
  laterHours: string;
}

/** A comparison as it stands in the form. */
export interface ExperimentFields {
  name: string;
  windowDays: string;
  rollsOut: boolean;
  arms: ArmFields[];
}

/** Something that can be chosen in a form. */
export interface Choice {
  value: string;
  label: string;
}

/** What is wrong, by `name`, `arms`, or `share-<arm>`, `subject-<arm>` and the like. */
export type FieldErrors = Readonly<Record<string, string>>;

export const windowChoices = [3, 7, 14, 30] as const;

const keys = ["usual", "b", "c", "d", "e"];

/** One arm more, which takes its share from the one with the largest. */
export function addArm(arms: readonly ArmFields[]): ArmFields[] {
  const key = keys.find((one) => !arms.some((arm) => arm.key === one)) ?? "f";
  const largest = arms.reduce((most, arm) => (Number(arm.share) > Number(most.share) ? arm : most));
  const share = Math.max(1, Math.floor(Number(largest.share) / 2) || 1);
  const rest = arms.map((arm) => (arm === largest ? { ...arm, share: String(Number(arm.share) - share) } : arm));
  return [...rest, { ...fieldsOfArm({ key, name: key.toUpperCase(), share, what: differing({}) }) }];
}

/** One arm less; the first takes its share. */
export function removeArm(arms: readonly ArmFields[], key: string): ArmFields[] {
  const gone = arms.find((arm) => arm.key === key);
  const left = arms.filter((arm) => arm.key !== key);
  return left.map((arm, i) =>
    i === 0 ? { ...arm, share: String((Number(arm.share) || 0) + (Number(gone?.share) || 0)) } : arm,
  );
}

export function fieldsOf({
  name,
  windowDays,
  rollsOut,
  arms,
}: Pick<StoredExperiment, keyof ExperimentDraft>): ExperimentFields {
  return { name, windowDays: String(windowDays), rollsOut, arms: arms.map(fieldsOfArm) };
}

function fieldsOfArm({ key, name, share, what }: Arm): ArmFields {
  const { changes, template, laterMinutes } = what.does === "differs" ? what : differing({});
  const { subject = "", preheader = "", heading = "", imageUrl = "", button = "", couponId } = changes;
  return {
    ...{ key, name, share: String(share), does: what.does, subject, preheader, heading, imageUrl, button },
    coupon: couponId === undefined ? "same" : couponId === null ? "none" : String(couponId),
    template: template ?? "",
    laterHours: laterMinutes === 0 ? "" : String(laterMinutes / 60),
  };
}

function differing(changes: MessageChanges): Extract<ArmDoes, { does: "differs" }> {
  return { does: "differs", changes, template: null, laterMinutes: 0 };
}

export type ReadFields = { ok: true; draft: ExperimentDraft } | { ok: false; errors: FieldErrors };

/** The draft that the fields say; or what is wrong with which. */
export function readFields({ name, windowDays, rollsOut, arms }: ExperimentFields): ReadFields {
  const draft = { name, windowDays: Number(windowDays), rollsOut, arms: arms.map(armOf) };
  const read = ExperimentDraft.safeParse(draft);
  if (read.success) return { ok: true, draft: read.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of read.error.issues) errors[placeOf(path, arms)] ??= message;
  return { ok: false, errors };
}

/** Where an issue stands in the form. */
function placeOf([first, second, ...rest]: PropertyKey[], arms: readonly ArmFields[]): string {
  if (first !== "arms" || typeof second !== "number") return String(first);
  const part = String(rest.at(-1) ?? "name");
  return `${part === "laterMinutes" ? "laterHours" : part}-${arms[second]?.key ?? ""}`;
}

function armOf({ key, name, share, does, ...fields }: ArmFields): Arm {
  const what: ArmDoes = does === "differs" ? differsAs(fields) : { does };
  return { key, name, share: numberOf(share), what };
}

/** What is no number is none of the numbers that are allowed. */
function numberOf(text: string): number {
  return /^\d{1,5}$/.test(text.trim()) ? Number(text) : -1;
}

function differsAs(fields: Omit<ArmFields, "key" | "name" | "share" | "does">): Extract<ArmDoes, { does: "differs" }> {
  const { coupon, template, laterHours } = fields;
  const said = (["subject", "preheader", "heading", "imageUrl", "button"] as const).flatMap((name) =>
    fields[name].trim() === "" ? [] : [[name, fields[name].trim()] as const],
  );
  return {
    does: "differs",
    changes: {
      ...Object.fromEntries(said),
      ...(coupon === "same" ? {} : { couponId: coupon === "none" ? null : numberOf(coupon) }),
    },
    template: template === "" ? null : template,
    laterMinutes: laterHours.trim() === "" ? 0 : numberOf(laterHours) * 60,
  };
}

/** What an arm changes in its message, as far as it can be read; null when it cannot. */
export function changesOf(arm: ArmFields): MessageChanges | null {
  const read = MessageChanges.safeParse(differsAs(arm).changes);
  return read.success ? read.data : null;
}

const words: Record<ArmDoes["does"], string> = {
  usual: "As it is meant",
  differs: "Something differs",
  generic: "The same for all: as if in no segment",
  none: "Nothing",
  path: "Another way through the flow",
};

/** What can be chosen for an arm, where it is about such a thing. */
export function doesOptions(kind: keyof typeof comparable) {
  return comparable[kind].map((value) => ({ value, label: words[value] }));
}

export function doesWords(does: ArmDoes["does"]): string {
  return words[does];
}

/** The form as it travels. */
export const FieldsJson = z
  .string()
  .max(20_000, "The comparison is too long")
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "The comparison did not arrive whole; try again" });
      return z.NEVER;
    }
  })
  .pipe(ExperimentDraft);
