import { z } from "zod";
import { Image, Line, Link, Prose, varied } from "../../content/values";

/** What a mail opens with: the one thing it is about. */
export const Hero = z.strictObject({
  type: z.literal("hero"),
  content: varied(
    z.strictObject({
      image: Image.nullable(),
      heading: Line.min(1, "Enter a heading"),
      text: Prose,
      button: Link.nullable(),
    }),
  ),
});
