import { db as pool, saidInRehearsal, type Db } from "~/db.server";
import { getShop } from "~/domains/shops/index.server";
import { contextOf } from "../context.server";
import { findProblem } from "../language/check";
import { evaluation } from "../memberships/population.server";
import type { Definition } from "../model";
import { listSegments } from "../queries.server";
import { referencesOf } from "../references";

/**
 * What several definitions say of some shoppers now, in one query: for each shopper the answers in the definitions'
 * order, true, false or null for unknown. Who was merged or deleted is not among them; a definition that does not hold
 * together is unknown of everybody. What is only tried may be in the past, of which nothing is stored but the facts.
 */
export async function evaluateFor(
  shopId: number,
  definitions: readonly Definition[],
  profileIds: readonly string[],
  now: Date,
  db: Db = pool,
): Promise<Map<string, (boolean | null)[]>> {
  if (definitions.length === 0 || profileIds.length === 0) return new Map();
  const sound = definitions.map((definition) => findProblem(definition) === null);
  const asked = definitions.filter((_, i) => sound[i]);
  const asksOthers = asked.some((definition) => referencesOf(definition).length > 0);
  const segments = asksOthers ? await listSegments(shopId, db) : [];
  const context = contextOf(await getShop(shopId, db), segments, now);
  const rows = await db.query<{ profile_id: string; truths: (boolean | null)[] }>(
    evaluation(asked, { context, traits: saidInRehearsal() ? "facts" : "stored", profileIds }),
  );
  return new Map(
    rows.map(({ profile_id, truths }) => {
      const answers = truths.values();
      return [profile_id, sound.map((isSound) => (isSound ? (answers.next().value ?? null) : null))];
    }),
  );
}
