import { z } from "zod";

const Compared = z.looseObject({ name: z.literal("member_of"), type: z.enum(["compare", "in"]) });
const Stays = z.looseObject({ function: z.enum(["segment_entered", "segment_left"]), filters: z.array(z.unknown()) });
const IdTest = z.looseObject({ test: z.looseObject({ name: z.literal("id") }) });
const NumberValue = z.strictObject({ type: z.literal("number"), number: z.string() });
const Named = z.strictObject({ segmentId: z.int().positive() });

/**
 * Copies what is said in JSON, with every segment that it names replaced: what triggers a flow, who is in a segment, who
 * entered and left one. It looks at the words themselves, so it finds them wherever conditions stand: in segments, in
 * flows, in blocks of messages.
 */
export function replaceSegments(said: unknown, nameIn: (segmentId: number) => number): unknown {
  const named = Named.safeParse(said);
  if (named.success) return { segmentId: nameIn(named.data.segmentId) };
  if (Compared.safeParse(said).success) return replaceNumbers(said, nameIn);
  const stays = Stays.safeParse(said);
  const copy = copyWith(said, (part) => replaceSegments(part, nameIn));
  if (!stays.success) return copy;
  const filters = stays.data.filters.map((filter) =>
    IdTest.safeParse(filter).success ? replaceNumbers(filter, nameIn) : replaceSegments(filter, nameIn),
  );
  return { ...Object.fromEntries(Object.entries(copy ?? {})), filters };
}

/** Every segment that is named, each once. */
export function segmentsIn(said: unknown): number[] {
  const found = new Set<number>();
  replaceSegments(said, (id) => {
    found.add(id);
    return id;
  });
  return [...found];
}

function replaceNumbers(said: unknown, nameIn: (segmentId: number) => number): unknown {
  const value = NumberValue.safeParse(said);
  if (value.success) return { type: "number", number: String(nameIn(Number(value.data.number))) };
  return copyWith(said, (part) => replaceNumbers(part, nameIn));
}

function copyWith(said: unknown, copy: (part: unknown) => unknown): unknown {
  if (Array.isArray(said)) return said.map(copy);
  if (typeof said !== "object" || said === null) return said;
  return Object.fromEntries(Object.entries(said).map(([name, part]): [string, unknown] => [name, copy(part)]));
}
