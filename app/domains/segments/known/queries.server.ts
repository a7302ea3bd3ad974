import sql, { raw } from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import type { TraitDeclaration } from "~/domains/traits/model";
import { answersOf, readTable } from "../facts/kept.server";
import { missing } from "../reader/answers";
import type { KeptTrait } from "../reader/facts";
import { declared } from "../vocabulary/declared";

/** A trait of a shopper's as it is stored, with all that is declared of it. */
export interface KnownTrait extends KeptTrait {
  trait: TraitDeclaration;
}

/** What is stored of a profile in these tables of traits, in the order in which it is declared. */
export async function listKnown(
  shop: { id: number; currency: string },
  profileId: string,
  tables: readonly string[],
  db: Db = pool,
): Promise<KnownTrait[]> {
  const known = await Promise.all(tables.map((table) => listOfTable(shop, profileId, table, db)));
  return known.flat();
}

async function listOfTable(
  { id: shopId, currency }: { id: number; currency: string },
  profileId: string,
  table: string,
  db: Db,
): Promise<KnownTrait[]> {
  const traits = declared.filter((trait) => (trait.table ?? "profile_traits") === table);
  const [row] = await readTable(
    traits,
    sql`(SELECT * FROM ${raw(table)} WHERE shop_id = ${shopId} AND profile_id = ${profileId})`,
    db,
  );
  if (!row) return [];
  const answers = new Map(answersOf(traits, row, currency));
  return traits.map((trait) => ({ trait, answer: answers.get(trait.name) ?? missing, since: row.since }));
}
