import { z } from "zod";
import { engagementRule, features, rfmNamings, type EngagementSettings, type Weights } from "~/domains/traits/model";

/** At most one decimal; a comma is a point to half of Europe. */
const weight = z
  .string()
  .trim()
  .max(10)
  .transform((typed) => (typed === "" ? NaN : Number(typed.replace(",", "."))))
  .pipe(
    z
      .number({ error: "A number from 0 to 100" })
      .min(0, "Nothing counts against a shopper: 0 or more")
      .max(engagementRule.mostWeight, `${engagementRule.mostWeight} at most`),
  );

const OwnWeights = z
  .strictObject({
    intent: z.literal("own"),
    ...{ visits: weight, looks: weight, reading: weight, clicks: weight },
    ...{ answers: weight, carts: weight, checkouts: weight, orders: weight },
  })
  .refine((typed) => features.some((feature) => typed[feature] > 0), {
    path: ["form"],
    error: "At least one of them has to count",
  });

/** Whatever was typed as weights is not asked about. */
const ignored = z.string().max(100).optional();
const Automatic = z.strictObject({
  intent: z.literal("automatic"),
  ...{ visits: ignored, looks: ignored, reading: ignored, clicks: ignored },
  ...{ answers: ignored, carts: ignored, checkouts: ignored, orders: ignored },
});

const RfmNames = z.strictObject({ intent: z.literal("rfm-names"), naming: z.enum(rfmNamings) });

/** What the page's forms ask. */
export const ScoresForm = z.discriminatedUnion("intent", [OwnWeights, Automatic, RfmNames]);

/** What the fields of the weights hold, as typed. */
export type WeightFields = Record<keyof Weights, string> & { intent: "own" | "automatic" };

/** The fields as they stand when nothing has been typed yet: the merchant's own weights, or those that are in force. */
export function fieldsOf({ choice, own }: EngagementSettings, inForce: Weights): WeightFields {
  const weights = own ?? inForce;
  const { visits, looks, reading, clicks, answers, carts, checkouts, orders } = weights;
  return {
    intent: choice,
    ...{ visits: String(visits), looks: String(looks), reading: String(reading), clicks: String(clicks) },
    ...{ answers: String(answers), carts: String(carts), checkouts: String(checkouts), orders: String(orders) },
  };
}
