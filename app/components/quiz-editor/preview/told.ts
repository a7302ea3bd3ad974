import { z } from "zod";

/** What the preview's frame tells the page around it. Only what decides anything is looked at. */
export const Told = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("closed") }),
  z.object({
    type: z.literal("said"),
    id: z.number().int(),
    message: z.discriminatedUnion("do", [
      z.object({
        do: z.literal("answer"),
        answers: z.array(z.object({ question: z.string(), choices: z.array(z.string()) })),
      }),
      z.object({ do: z.literal("email") }),
      z.object({ do: z.literal("finish") }),
    ]),
  }),
]);
export type Told = z.infer<typeof Told>;
