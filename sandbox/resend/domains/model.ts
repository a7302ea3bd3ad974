import { z } from "zod";

export const recordStatuses = ["not_started", "pending", "verified", "failed", "temporary_failure"] as const;
export const domainStatuses = [
  "not_started",
  "pending",
  "verified",
  "failed",
  "partially_verified",
  "partially_failed",
] as const;

export const RecordOfDomain = z.object({
  record: z.enum(["SPF", "DKIM"]),
  name: z.string(),
  type: z.enum(["TXT", "MX", "CNAME"]),
  ttl: z.string(),
  status: z.enum(recordStatuses),
  value: z.string(),
  priority: z.number().optional(),
});
export type RecordOfDomain = z.infer<typeof RecordOfDomain>;

/** A sending domain of a team. */
export const TeamDomain = z.object({
  id: z.string(),
  team: z.string(),
  name: z.string(),
  status: z.enum(domainStatuses),
  createdAt: z.string(),
  region: z.string(),
  records: z.array(RecordOfDomain),
});
export type TeamDomain = z.infer<typeof TeamDomain>;

/** What the DNS holds of one record; null: nobody knows. */
export type HoldsRecord = (record: { type: RecordOfDomain["type"]; name: string; value: string }) => boolean;
