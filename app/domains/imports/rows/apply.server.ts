import type { Tx } from "~/db.server";
import { noFacts, saveFacts } from "~/domains/ingest/index.server";
import { appendEvents } from "~/domains/events/index.server";
import type { EventFact } from "~/domains/events/model";
import { addGuestTags, saveGuests } from "~/domains/profiles/index.server";
import type { ProfileOf } from "~/domains/profiles/model";
import type { Import, Line, Mapping, Told } from "../model";
import { decide, type Decision, type Standing } from "./decide";
import { findEarlier, type FormerRow, type Outcome } from "./queries.server";
import { readLine } from "./read-row";
import { keyOf, loadStandings } from "./standing.server";

/** What is to be done with one line, and on the strength of what. */
interface Decided {
  told: Told;
  standing: Standing;
  decision: Decision;
}

/** What lines come to, each refused or decided about, before anything is written. */
export interface Weighed {
  refused: Outcome[];
  decided: Decided[];
}

/** By what a value of a file is known among events: the line says it once, however often it is taken in. */
export function valueId(importId: number, line: number, name: string): string {
  return `import ${importId} line ${line} ${name}`;
}

/** Where words on consent that a file told are known by. */
export function consentSource(importId: number): string {
  return `import ${importId}`;
}

/** Reads lines and decides about each; of several about one shopper the first counts. */
export async function weighLines(
  shopId: number,
  file: Pick<Import, "id" | "columns" | "asOf" | "consentedAt"> & { mapping: Mapping },
  lines: readonly Line[],
  now: Date,
  db: Tx,
): Promise<Weighed> {
  const read = lines.map((line) => readLine(line, file, now));
  const told = read.flatMap((one) => (one.ok ? [one.told] : []));
  const earlier = await findEarlier(shopId, file.id, told.map(keyOf), db);
  const standings = await loadStandings(shopId, told, db);
  const refused: Outcome[] = read.flatMap((one) => (one.ok ? [] : [refusal(one.line, null, one.notes)]));
  const decided: Decided[] = [];
  for (const one of told) {
    const key = keyOf(one);
    const standing = standings.get(one.line);
    const before = earlier.get(key);
    if (before !== undefined) {
      refused.push(refusal(one.line, key, [{ column: null, words: `is about the same shopper as line ${before}` }]));
      continue;
    }
    if (!standing) continue;
    const decision = decide(one, standing, file);
    if (decision.outcome === "refused") {
      refused.push(refusal(one.line, key, decision.notes));
      continue;
    }
    earlier.set(key, one.line);
    decided.push({ told: one, standing, decision });
  }
  return { refused, decided };
}

function refusal(line: number, key: string | null, notes: Outcome["notes"]): Outcome {
  return { line, state: "refused", key, profileId: null, isNew: false, isPermitted: false, notes, former: null };
}

/** Writes what was decided, as facts like any others. @returns what became of each line */
export async function applyDecided(shopId: number, file: Import, decided: readonly Decided[], tx: Tx) {
  const { asOf } = file;
  const profileOf = await saveFacts(shopId, factsOf(file, decided), "history", tx);
  await appendEvents(shopId, valuesOf(file, decided, profileOf), tx);
  const guests = decided.flatMap(({ told, decision: { guest } }) => {
    const profileId = profileOf(subject(told));
    const isAny = Object.values(guest).some((value) => value !== null);
    return profileId && isAny ? [{ profileId, ...guest, at: asOf }] : [];
  });
  await saveGuests(shopId, guests, tx);
  const tags = decided.flatMap(({ told, decision }) => {
    const profileId = profileOf(subject(told));
    return profileId ? decision.tags.map((tag) => ({ profileId, tag })) : [];
  });
  const added = Map.groupBy(await addGuestTags(shopId, tags, asOf, tx), ({ profileId }) => profileId);
  return decided.map((one) =>
    outcomeOf(one, profileOf, (profileId) => added.get(profileId)?.map(({ tag }) => tag) ?? []),
  );
}

function factsOf({ id, name, asOf, askedAt, textId }: Import, decided: readonly Decided[]) {
  const source = consentSource(id);
  return {
    ...noFacts(),
    // Who is known already is not known since the day of the file.
    mentions: decided.flatMap(({ told, standing: { held } }) => {
      const at = held ? (askedAt ?? asOf) : asOf;
      const asCustomer = held?.customerId ? [{ customerId: held.customerId, email: null, at }] : [];
      return [{ ...subject(told), at }, ...asCustomer];
    }),
    consents: decided.flatMap(({ told, standing, decision: { consent } }) => {
      if (!consent) return [];
      const page = told.consent?.source ?? name;
      const origin = consent.state === "subscribed" ? { origin: { textId, page, quiz: null } } : {};
      const { email, state, at: occurredAt } = consent;
      const customerId = standing.held?.customerId ?? null;
      return [{ customerId, email, state, optInLevel: null, source, occurredAt, ...origin }];
    }),
  };
}

/** Values that the lines set, of which the last one of a name counts. */
function valuesOf({ id, asOf }: Import, decided: readonly Decided[], profileOf: ProfileOf): EventFact[] {
  return decided.flatMap(({ told, decision: { properties } }) =>
    properties.map((property) => ({
      ...{ kind: "trait_set" as const, sourceId: valueId(id, told.line, property.name), occurredAt: asOf },
      ...{ profileId: profileOf(subject(told)), actor: null, properties: property },
    })),
  );
}

/** Whom a line names, as facts do. */
export function subject({ key }: Pick<Told, "key">): { customerId: string | null; email: string | null } {
  return key.kind === "customer" ? { customerId: key.value, email: null } : { customerId: null, email: key.value };
}

function outcomeOf(
  { told, standing: { held, consent: before }, decision }: Decided,
  profileOf: ProfileOf,
  addedTo: (profileId: string) => string[],
): Outcome {
  const profileId = profileOf(subject(told));
  const { outcome, notes, guest, properties, consent } = decision;
  const isPermitted = consent?.state === "subscribed";
  const wroteGuest = Object.values(guest).some((value) => value !== null);
  const former: FormerRow = {
    guest: wroteGuest ? formerGuest(held) : null,
    tags: profileId ? addedTo(profileId) : [],
    properties: properties.map(({ name }) => name),
    permitted: isPermitted ? { email: consent.email, before: before.state ?? "not_subscribed" } : null,
  };
  const isNew = outcome === "created";
  return { line: told.line, state: outcome, key: keyOf(told), profileId, isNew, isPermitted, notes, former };
}

function formerGuest(held: Standing["held"]): NonNullable<FormerRow["guest"]> {
  const nobody = { firstName: "", lastName: "", phone: null, city: null, country: null, locale: null, version: null };
  if (!held) return nobody;
  const { firstName, lastName, phone, city, country, locale, version } = held;
  return { firstName, lastName, phone, city, country, locale, version };
}
