import type { z } from "zod";
import { describeIssues } from "~/lib/wire";
import type { Delivery, Facts, Folded } from "../model";

/** Turns the parsed body of one topic into what it says. Pure: the same delivery says the same at any time. */
export type Topic = (body: unknown, delivery: Delivery) => Folded;

/** A topic whose body has a known shape; a body of another shape is dead, with where and what as the reason. */
export function topic<Schema extends z.ZodType>(
  schema: Schema,
  says: (body: z.infer<Schema>, delivery: Delivery) => Partial<Facts> | Folded,
): Topic {
  return (body, delivery) => {
    const parsed = schema.safeParse(body);
    if (!parsed.success) return { outcome: "dead", reason: describeIssues(parsed.error) };
    const said = says(parsed.data, delivery);
    return isFolded(said) ? said : { outcome: "facts", facts: said };
  };
}

/** When the thing happened, for topics whose body does not say. */
export function happenedAt({ triggeredAt, receivedAt }: Delivery): Date {
  return triggeredAt ?? receivedAt;
}

function isFolded(said: Partial<Facts> | Folded): said is Folded {
  return "outcome" in said;
}
