/** Names what is worked on: "@start" or "@ends" above the steps, or a step by its id. */
export type Part = string;

export const startPart = "@start";
export const endsPart = "@ends";

export function isStepPart(part: Part): boolean {
  return !part.startsWith("@");
}

/** An id for a new step that none has had: who is in an older version must not be taken for being at it. */
export function freshId(type: string): string {
  const random = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  return `${type.replaceAll("_", "-")}-${random.toString(16).padStart(8, "0")}`;
}
