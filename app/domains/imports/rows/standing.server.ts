import type { Db } from "~/db.server";
import { findLastWords, findSuppressed } from "~/domains/consent/index.server";
import { listSetValues } from "~/domains/events/index.server";
import { findErased } from "~/domains/ingest/index.server";
import { findHeld, listTagsOf } from "~/domains/profiles/index.server";
import type { Told } from "../model";
import type { Standing } from "./decide";

/** A line's subject as one word. */
export function keyOf({ key }: Pick<Told, "key">): string {
  return `${key.kind}:${key.value}`;
}

/** What is known of whom these lines are about, by the line: the same few queries however many they are. */
export async function loadStandings(shopId: number, lines: readonly Told[], db: Db): Promise<Map<number, Standing>> {
  const identities = lines.flatMap(({ key, email }) => [
    key,
    ...(email === null ? [] : [{ kind: "email" as const, value: email }]),
  ]);
  const held = await findHeld(shopId, distinct(identities), db);
  const erased = await findErased(shopId, identities, db);
  const addressOf = (told: Told) => {
    const known = held.get(keyOf(told));
    return known?.customerId ? known.email : told.email;
  };
  const emails = [...new Set(lines.flatMap((told) => addressOf(told) ?? []))];
  const words = await findLastWords(shopId, emails, db);
  const suppressed = await findSuppressed(shopId, emails, db);
  const profileIds = [...new Set([...held.values()].map(({ profileId }) => profileId))];
  const values = Map.groupBy(await listSetValues(shopId, profileIds, db), ({ profileId }) => profileId);
  const tags = await listTagsOf(shopId, profileIds, db);
  return new Map(
    lines.map((told) => {
      const known = held.get(keyOf(told)) ?? null;
      const email = addressOf(told);
      const own = known ? (values.get(known.profileId) ?? []) : [];
      return [
        told.line,
        {
          held: known,
          isErased: erased.has(keyOf(told)) || (told.email !== null && erased.has(`email:${told.email}`)),
          isSuppressed: email !== null && suppressed.has(email),
          consent: (email !== null && words.get(email)) || { state: null, saidAt: null, hasSaidNo: false },
          tags: known ? (tags.get(known.profileId) ?? []) : [],
          properties: new Map(own.map(({ name, value, at }) => [name, { value, at }])),
        },
      ];
    }),
  );
}

function distinct(identities: readonly Told["key"][]): Told["key"][] {
  return [...new Map(identities.map((key) => [`${key.kind}:${key.value}`, key])).values()];
}
