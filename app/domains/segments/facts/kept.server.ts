import sql, { empty, join, raw, type Sql } from "sql-template-tag";
import type { Db } from "~/db.server";
import type { TraitDeclaration } from "~/domains/traits/model";
import type { Kind } from "~/lib/word";
import type { CompileContext } from "../compile/context";
import { keptTraits } from "../compile/kept-traits.server";
import * as answer from "../reader/answers";
import type { KeptTrait, ReadContext } from "../reader/facts";
import { declared } from "../vocabulary/declared";

/** A row's columns by how PostgreSQL gives them, each in the order of the traits. */
export interface TraitRow {
  profileId: string;
  since: Date;
  /** Numbers as decimal texts. */
  values: (string | null)[];
  moments: (Date | null)[];
  lists: (string[] | null)[];
}

/** The traits of some profiles that stand in tables of their own, as of the context's instant. */
export async function findKept(
  context: CompileContext,
  profileIds: readonly string[],
  db: Db,
): Promise<ReadContext["kept"]> {
  const kept = new Map<string, Map<string, KeptTrait>>();
  for (const [table, traits] of tables) {
    for (const row of await readTable(traits, keptTraits(table, "facts", context, profileIds), db)) {
      const own = kept.get(row.profileId) ?? new Map<string, KeptTrait>();
      kept.set(row.profileId, own);
      for (const [name, found] of answersOf(traits, row, context.currency)) {
        own.set(name, { answer: found, since: row.since });
      }
    }
  }
  return kept;
}

const tables = new Map<string, TraitDeclaration[]>();
for (const trait of declared) {
  if (trait.table) tables.set(trait.table, [...(tables.get(trait.table) ?? []), trait]);
}

/** Rows of one table of traits, which must all be of that table. */
export async function readTable(traits: readonly TraitDeclaration[], source: Sql, db: Db): Promise<TraitRow[]> {
  return db.query<TraitRow>(sql`
    SELECT profile_id AS "profileId", derived_at AS since, ${array(traits, isValue, "::text", "text[]")} AS values,
      ${array(traits, isMoment, "", "timestamptz[]")} AS moments, ${lists(traits)} AS lists
    FROM ${source} k`);
}

const isMoment = (kind: Kind) => kind.type === "date";
const isList = (kind: Kind) => kind.type === "list";
const isValue = (kind: Kind) => !isMoment(kind) && !isList(kind);

function array(traits: readonly TraitDeclaration[], isOne: (kind: Kind) => boolean, as: string, type: string): Sql {
  const columns = traits.flatMap(({ kind, column }) => (isOne(kind) ? [raw(`k.${column}${as}`)] : []));
  return sql`${columns.length > 0 ? sql`ARRAY[${join(columns)}]` : sql`ARRAY[]`}::${raw(type)}`;
}

/** Arrays of different lengths do not stand in one of PostgreSQL's. */
function lists(traits: readonly TraitDeclaration[]): Sql {
  const columns = traits.flatMap(({ kind, column }) => (isList(kind) ? [raw(`to_jsonb(k.${column})`)] : []));
  return sql`jsonb_build_array(${columns.length > 0 ? join(columns) : empty})`;
}

export function answersOf(
  traits: readonly TraitDeclaration[],
  row: TraitRow,
  currency: string,
): [string, answer.Answer][] {
  const [values, moments, lists] = [row.values.values(), row.moments.values(), row.lists.values()];
  return traits.map(({ name, kind }) => {
    if (isMoment(kind)) return [name, answer.moment(moments.next().value ?? null)];
    if (isList(kind)) {
      const list = lists.next().value;
      return [name, list ? answer.texts(list) : answer.missing];
    }
    return [name, valueAnswer(kind, values.next().value ?? null, currency)];
  });
}

function valueAnswer(kind: Kind, value: string | null, currency: string): answer.Answer {
  if (value === null) return answer.missing;
  switch (kind.type) {
    case "integer":
    case "decimal":
      return answer.decimal(value);
    case "money":
      return answer.money(Number(value), currency);
    case "boolean":
      return answer.yesOrNo(value === "true");
    case "id":
      return answer.id(value);
    default:
      return answer.text(value);
  }
}
