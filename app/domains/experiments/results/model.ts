import { z } from "zod";

const count = z.int().min(0);

/** What one arm has come to, as it was counted at one look. Money is in minor units of the shop's currency. */
export const ArmCounts = z.strictObject({
  key: z.string(),
  /** Everybody who was given this arm. */
  assigned: count,
  /** Of everybody: who took her consent back within her window, and who complained. Each person once. */
  unsubscribes: count,
  complaints: count,
  /** Whose window is over, and how many of those ordered within it. */
  people: count,
  conversions: count,
  /** What these spent within it, and in as many days before, one by one cut off at the plan's cap; sums over people. */
  revenue: z.strictObject({
    people: count,
    sum: z.number(),
    sumSquares: z.number(),
    before: z.strictObject({ sum: z.number(), sumSquares: z.number() }),
    sumProducts: z.number(),
  }),
});
export type ArmCounts = z.infer<typeof ArmCounts>;

/** What a look found. */
export const Found = z.strictObject({ arms: z.array(ArmCounts) });
export type Found = z.infer<typeof Found>;

/** A look as it was kept. */
export interface KeptLook {
  at: Date;
  found: Found;
}
