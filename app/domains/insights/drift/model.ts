import { z } from "zod";

/** What can have changed about a segment. */
export const driftKinds = ["clicks", "orders", "size", "mix", "catalog", "tracking"] as const;
export const DriftKind = z.enum(driftKinds);
export type DriftKind = z.infer<typeof DriftKind>;

/** Why, as far as it shows. `itself`: nothing else that is watched explains it. */
export const driftCauses = ["itself", "inflow", "outflow", "mix", "catalog", "tracking"] as const;
export type DriftCause = (typeof driftCauses)[number];

/** In what respect who comes in is otherwise mixed. */
export const dimensions = ["country", "language", "acquaintance", "orders"] as const;
export type Dimension = (typeof dimensions)[number];

/** What was found, in figures and names. */
export const Found = z.object({
  /** Of clicks, orders and mixes: shares, 0–1. Of sizes: shoppers. Of the catalog: products. */
  expected: z.number(),
  observed: z.number(),
  cause: z.enum(driftCauses),
  /** What exactly: the kind of shopper that has become more or fewer, the product that is gone, the event that stopped. */
  what: z.string(),
  /** In which respect, of a mix; of the catalog: `gone` or `new`. */
  where: z.string(),
});
export type Found = z.infer<typeof Found>;

/** Something that was found about a segment, before it is kept. */
export interface Finding {
  segmentId: number;
  kind: DriftKind;
  /** The first day of the shop's calendar that differs, as it seems. */
  since: string;
  evidence: number;
  found: Found;
}

/** A finding as it is kept. */
export interface DriftAlarm extends Finding {
  id: number;
  foundAt: Date;
  endedAt: Date | null;
  dismissedAt: Date | null;
  dismissedFor: string | null;
  toldAt: Date | null;
}
