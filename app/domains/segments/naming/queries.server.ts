import sql from "sql-template-tag";
import { db as pool, type Db } from "~/db.server";
import { answerLabels } from "~/domains/quizzes";
import { listAsked } from "~/domains/quizzes/index.server";
import type { Shop } from "~/domains/shops/model";
import { conditionsOf } from "../conditions";
import type { Names } from "../language/wording/values";
import type { Definition } from "../model";
import { distinct, nameKey, namedIn, type Named } from "./named";

/**
 * What a shop calls the things that definitions name by number, and its money, for sentences about them: asked in one
 * query. What was deleted or put away is called what it was called last.
 * @param also other things that will be named beside them
 */
export async function loadNames(
  shop: Pick<Shop, "id" | "currency">,
  definitions: readonly Definition[],
  also: readonly Named[] = [],
  db: Db = pool,
): Promise<Names> {
  const named = distinct([...definitions.flatMap(namedIn), ...also]);
  const titles = named.length > 0 ? await findTitles(shop.id, named, db) : new Map<string, string>();
  const words = definitions.some(asksQuizzes) ? await findQuizWords(shop.id, db) : null;
  return {
    currency: shop.currency,
    nameOf: (of, id) => titles.get(nameKey({ of, id })),
    ...(words && { wordOf: (parameter: string, text: string) => words.get(parameter)?.get(text.toLowerCase()) }),
  };
}

function asksQuizzes(definition: Definition): boolean {
  return conditionsOf(definition).some(
    (condition) =>
      condition.type === "matches" &&
      [condition, ...condition.relations].some(({ function: name }) => name === "quiz_answered"),
  );
}

/** What shoppers read in the shop's quizzes, by the parameter and the key that stands for it. */
async function findQuizWords(shopId: number, db: Db): Promise<Map<string, Map<string, string>>> {
  const quizzes = await listAsked(shopId, db);
  const questions = quizzes.toReversed().flatMap(({ questions }) => questions);
  return new Map([
    ["quiz", new Map(quizzes.map(({ key, name }) => [key, name]))],
    ["question", new Map(questions.map(({ key, title }) => [key, title]))],
    ["answer", answerLabels(quizzes)],
  ]);
}

async function findTitles(shopId: number, named: readonly Named[], db: Db): Promise<Map<string, string>> {
  const ids = (kind: Named["of"]) =>
    sql`ANY (${named.flatMap(({ of, id }) => (of === kind && /^\d{1,18}$/.test(id) ? [id] : []))}::bigint[])`;
  const rows = await db.query<Named & { title: string }>(sql`
    SELECT 'product' AS of, product_id AS id, title FROM products
    WHERE shop_id = ${shopId} AND product_id = ${ids("product")}
    UNION ALL
    SELECT 'variant', v.variant_id, concat_ws(' · ', p.title, nullif(v.title, 'Default Title'))
    FROM product_variants v JOIN products p ON p.shop_id = v.shop_id AND p.product_id = v.product_id
    WHERE v.shop_id = ${shopId} AND v.variant_id = ${ids("variant")}
    UNION ALL
    SELECT 'collection', collection_id, title FROM collections
    WHERE shop_id = ${shopId} AND collection_id = ${ids("collection")}
    UNION ALL
    SELECT 'segment', id, name FROM segments WHERE shop_id = ${shopId} AND id = ${ids("segment")}
    UNION ALL
    SELECT 'flow', id, name FROM flows WHERE shop_id = ${shopId} AND id = ${ids("flow")}
    UNION ALL
    SELECT 'order', order_id, name FROM orders WHERE shop_id = ${shopId} AND order_id = ${ids("order")}`);
  return new Map(rows.flatMap(({ title, ...one }) => (title === "" ? [] : [[nameKey(one), title]])));
}
