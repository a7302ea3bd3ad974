import { z } from "zod";
import { tokensIn } from "~/domains/templates/index.server";

/** What is asked of shoppers somewhere: by conditions, and by what is filled in. */
export interface Asked {
  /** `attribute:<name>`, `answer:<question>`, `set:<name>` or `basic:<name>`. */
  keys: ReadonlySet<string>;
}

const Test = z.object({ type: z.enum(["compare", "between", "in", "contains", "null"]), name: z.string() });
const Happening = z.object({
  function: z.enum(["quiz_answered", "trait_set"]),
  filters: z.array(z.object({ test: z.unknown() })),
});
const Named = z.object({
  name: z.enum(["question", "name"]),
  value: z.object({ text: z.string() }).optional(),
  values: z.array(z.object({ text: z.string() })).optional(),
});

/** Tokens of messages that fill in what a record says. */
const ofRecord: Record<string, string> = {
  first_name: "basic:first_name",
  city: "attribute:customer_cities",
  country: "attribute:customer_countries",
};

/**
 * What a segment, a flow or a message asks of shoppers, wherever in it: definitions stand in triggers, branches and
 * blocks alike, so the whole is looked through.
 */
export function askedIn(content: unknown): Asked {
  const keys = new Set<string>();
  walk(content, (part) => {
    if (typeof part === "string") for (const { name } of tokensIn(part)) add(keys, ofRecord[name]);
    const test = Test.safeParse(part);
    if (test.success) keys.add(`attribute:${test.data.name}`);
    const happening = Happening.safeParse(part);
    if (happening.success) for (const key of namesOf(happening.data)) keys.add(key);
  });
  return { keys };
}

function namesOf({ function: name, filters }: z.infer<typeof Happening>): string[] {
  const [parameter, kind] = name === "quiz_answered" ? ["question", "answer"] : ["name", "set"];
  return filters.flatMap(({ test }) => {
    const named = Named.safeParse(test);
    if (!named.success || named.data.name !== parameter) return [];
    const values = [...(named.data.value ? [named.data.value] : []), ...(named.data.values ?? [])];
    return values.map(({ text }) => `${kind}:${text.toLowerCase()}`);
  });
}

function add(keys: Set<string>, key: string | undefined): void {
  if (key !== undefined) keys.add(key);
}

function walk(part: unknown, look: (part: unknown) => void): void {
  look(part);
  if (typeof part !== "object" || part === null) return;
  // Filters ask about what happened, in words of their own.
  for (const [key, inner] of Object.entries(part)) if (key !== "filters") walk(inner, look);
}
