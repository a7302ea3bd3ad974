import { z } from "zod";
import { DomainName, ResendKey } from "~/domains/senders/model";

/** What a merchant can want of the domain and the account his mail goes through. */
export const Wish = z.discriminatedUnion("wish", [
  z.strictObject({ wish: z.literal("domain"), name: DomainName }),
  z.strictObject({ wish: z.literal("key"), apiKey: ResendKey }),
  z.strictObject({ wish: z.enum(["look", "remove-domain", "remove-key", "resume"]) }),
]);
export type Wish = z.infer<typeof Wish>;
