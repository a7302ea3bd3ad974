import { z } from "zod";
import { env } from "~/env.server";
import { deriveKey } from "~/lib/hash";
import { seal, unseal } from "~/lib/seal";

/** A key of its own: a link to confirm with is good for nothing else, and no other is good for confirming. */
const key = deriveKey(env.APP_SECRET, "confirm");

const Subject = z.object({ shopId: z.int().positive(), requestId: z.string().regex(/^\d+$/) });
/** Which request is confirmed. */
export type ConfirmSubject = z.infer<typeof Subject>;

/** A link that only the asked mailbox gets, and that names nobody. */
export function confirmUrl({ shopId, requestId }: ConfirmSubject): string {
  return `${env.SHOPIFY_APP_URL}/confirm/${seal(key, JSON.stringify({ shopId, requestId }))}`;
}

/** Which request a link is about; null if it was not made here. */
export function readConfirmToken(token: string): ConfirmSubject | null {
  const plain = unseal(key, token);
  return plain === null ? null : Subject.parse(JSON.parse(plain));
}
