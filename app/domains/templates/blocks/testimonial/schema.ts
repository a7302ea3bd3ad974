import { z } from "zod";
import { Line, Prose, varied } from "../../content/values";

/** What a customer says, to those who are like them: a branch for each cohort. Without words nothing is shown. */
export const Testimonial = z.strictObject({
  type: z.literal("testimonial"),
  content: varied(
    z.strictObject({
      quote: Prose,
      author: Line,
      /** What makes the author one of them: “bought it three times”. */ about: Line,
    }),
  ),
});
