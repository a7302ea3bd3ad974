import { z } from "zod";

/** What came of a campaign so far, as lists show it. */
const Result = z.object({
  campaignId: z.int(),
  audience: z.int(),
  waiting: z.int(),
  sent: z.int(),
  notSent: z.int(),
  orders: z.int(),
});
export type Result = z.infer<typeof Result>;

/** Those of campaigns that have begun; of others there is none. */
export const Results = z.array(Result);
