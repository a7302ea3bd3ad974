import type { Tx } from "~/db.server";
import { listStillLast, recordConsents } from "~/domains/consent/index.server";
import { consentStates, type ConsentState } from "~/domains/consent/model";
import { takeBackValues } from "~/domains/events/index.server";
import { markDirty, removeGuestTags, restoreGuests } from "~/domains/profiles/index.server";
import { emit } from "~/jobs/emit.server";
import type { Import } from "../model";
import { consentSource, valueId } from "../rows/apply.server";
import { takeDone, writeUndone, type DoneRow } from "./queries.server";

/**
 * Takes back what lines of a file brought about, and only that: what was told since stays. Shoppers whom nothing but the
 * file made known are erased afterwards (jobs/erase.server.ts).
 * @returns whether there is nothing more to take back
 */
export async function undoBatch(shopId: number, file: Import, limit: number, now: Date, tx: Tx): Promise<boolean> {
  const rows = await takeDone(shopId, file.id, limit, tx);
  if (rows.length === 0) return true;
  const { asOf } = file;
  const guests = rows.flatMap(({ profileId, former: { guest } }) =>
    guest ? [{ ...guest, profileId, toldAt: asOf }] : [],
  );
  await restoreGuests(shopId, guests, tx);
  const tags = rows.flatMap(({ profileId, former }) => former.tags.map((tag) => ({ profileId, tag })));
  await removeGuestTags(shopId, tags, asOf, tx);
  const values = rows.flatMap(({ line, former }) => former.properties.map((name) => valueId(file.id, line, name)));
  await takeBackValues(shopId, values, asOf, tx);
  await withdraw(shopId, file, rows, now, tx);
  await writeUndone(shopId, file.id, rows, tx);
  await markDirty(
    shopId,
    rows.map(({ profileId }) => profileId),
    "history",
    tx,
  );
  await emit(tx, "profiles.dirty", { shopId });
  return false;
}

/**
 * Whoever may be written to because of the file alone may be no more. That the file told of a no is not taken back: it
 * would make somebody a subscriber again who perhaps is none.
 */
async function withdraw(shopId: number, { id }: Import, rows: readonly DoneRow[], now: Date, tx: Tx): Promise<void> {
  const permitted = rows.flatMap(({ profileId, former }) =>
    former.permitted ? [{ profileId, ...former.permitted, source: consentSource(id) }] : [],
  );
  const last = new Set(await listStillLast(shopId, permitted, tx));
  const words = permitted
    .filter(({ email }) => last.has(email))
    .map(({ profileId, email, before }) => ({
      ...{ customerId: null, profileId, email, state: stateBefore(before), optInLevel: null },
      ...{ source: "import undone", occurredAt: now },
    }));
  await recordConsents(shopId, words, tx);
}

function stateBefore(before: string): ConsentState {
  const state = consentStates.find((known) => known === before);
  return state === undefined || state === "subscribed" ? "not_subscribed" : state;
}
