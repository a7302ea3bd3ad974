import { z } from "zod";

const Addresses = z.union([z.string(), z.array(z.string())]).nullish();

/** The wire shape of one email; what its values must be is in `email-rules.ts`. */
export const EmailRequest = z.object({
  from: z.string().nullish(),
  to: Addresses,
  cc: Addresses,
  bcc: Addresses,
  reply_to: Addresses,
  subject: z.string().nullish(),
  html: z.string().nullish(),
  text: z.string().nullish(),
  headers: z.record(z.string(), z.string()).nullish(),
  tags: z.array(z.object({ name: z.string(), value: z.string().default("") })).nullish(),
  attachments: z
    .array(
      z.object({
        filename: z.string().nullish(),
        content: z.string().nullish(),
        path: z.string().nullish(),
        content_type: z.string().nullish(),
      }),
    )
    .nullish(),
  scheduled_at: z.string().nullish(),
  topic_id: z.string().nullish(),
  template: z.object({ id: z.string() }).nullish(),
});
export type EmailRequest = z.infer<typeof EmailRequest>;

/** Decoded length in bytes. */
export function sizeOf(base64: string | null | undefined): number {
  return base64 ? Buffer.byteLength(base64, "base64") : 0;
}

/** One address or several, as a list. */
export function list(addresses: string | string[] | null | undefined): string[] {
  return typeof addresses === "string" ? [addresses] : (addresses ?? []);
}
