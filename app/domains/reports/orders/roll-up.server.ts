import type { Tx } from "~/db.server";
import { enterLater, hasSales, rollCohorts, rollOpenDays } from "./queries.server";

interface Asked {
  /** The last day of the shop's calendar that is final; null while none is. */
  closed: string | null;
  today: string;
  /** Whether what takes long is due as well: once a day. */
  isDeep: boolean;
}

/**
 * Adds up what the shop has sold. Days that are not final are worked out anew each time; what has become known of final
 * ones since, and the cohorts, once a day. The first time all days are: nothing of the past is news then.
 */
export async function rollUpSales(shopId: number, { closed, today, isDeep }: Asked, tx: Tx): Promise<void> {
  const isKnown = await hasSales(shopId, tx);
  await rollOpenDays(shopId, isKnown ? closed : null, tx);
  if (isKnown && !isDeep) return;
  if (isKnown && closed !== null) await enterLater(shopId, { closed, today }, tx);
  await rollCohorts(shopId, tx);
}
