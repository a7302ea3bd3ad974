import { z } from "zod";
import type { Attempt, Told } from "./model";

const Single = z.object({ id: z.string() });
const Many = z.object({
  data: z.array(Single),
  errors: z.array(z.object({ index: z.int(), message: z.string() })).default([]),
});

/**
 * What an answer that accepts says of each of `size` mails. Of many, Resend leaves out those it refuses and tells their
 * places. An answer that does not add up says nothing: whom it took, nobody knows.
 */
export function readAcceptance(answer: unknown, size: number): Attempt {
  if (size === 1) {
    const single = Single.safeParse(answer);
    return single.success ? { outcome: "accepted", told: [accepted(single.data.id)] } : unclear;
  }
  const many = Many.safeParse(answer);
  if (!many.success) return unclear;
  const { data, errors } = many.data;
  const refused = new Map(errors.map(({ index, message }) => [index, message]));
  if (data.length + refused.size !== size) return unclear;
  let next = 0;
  const told = Array.from({ length: size }, (_, index): Told => {
    const reason = refused.get(index);
    return reason === undefined ? accepted(data[next++]?.id ?? null) : { accepted: false, reason };
  });
  return next === data.length ? { outcome: "accepted", told } : unclear;
}

const unclear: Attempt = { outcome: "in_doubt", reason: "an answer that does not add up" };

function accepted(resendId: string | null): Told {
  return { accepted: true, resendId };
}
