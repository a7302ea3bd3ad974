import { z } from "zod";
import { recipientViews } from "~/domains/reports/model";

const Narrowing = z.object({
  show: z.enum(recipientViews).catch("all"),
  reason: z
    .string()
    .regex(/^[a-z_]{1,60}$/)
    .optional()
    .catch(undefined),
});

/** What an address narrows the recipients to; what makes no sense in it narrows nothing. */
export function readNarrowing(params: URLSearchParams) {
  const { show, reason } = Narrowing.parse({
    show: params.get("show") ?? "all",
    reason: params.get("reason") ?? undefined,
  });
  return { view: show, reason: show === "skipped" ? reason : undefined };
}
