import { z } from "zod";

/** How many went from one stage of the lifecycle to another, each by its segment's key. */
export const StageMove = z.object({ from: z.string(), to: z.string(), count: z.number() });
export type StageMove = z.infer<typeof StageMove>;
