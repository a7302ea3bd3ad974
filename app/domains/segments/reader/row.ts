import { weekdays } from "../vocabulary/parameters";
import * as answer from "./answers";
import { dayOf, hourOf, weekdayOf } from "../calendar";
import type { Fact } from "./fact-list";
import type { ReadContext } from "./facts";

/** One thing that happened, as a function of the language sees it. */
export interface Row {
  /** What tells of it. One order tells of several lines, one stay of both its ends. */
  fact: Fact;
  at: Date;
  /** The products in it; null where a line names none. */
  productIds: readonly (string | null)[];
  /** What the parameter is of it: one answer, or one for each line or product, of which one that passes is enough. */
  answersTo(parameter: string): readonly answer.Answer[];
}

/** Answers that every row has: when it happened, by the calendar and by the shop's clock, and with what products. */
export function commonAnswers(
  parameter: string,
  { at, productIds }: Pick<Row, "at" | "productIds">,
  { timezone, catalog }: ReadContext,
): readonly answer.Answer[] {
  const products = () => productIds.map((productId) => (productId === null ? undefined : catalog.get(productId)));
  switch (parameter) {
    case "date":
      return [answer.moment(at)];
    case "hour":
      return [answer.count(hourOf(at, timezone))];
    case "weekday":
      return [answer.text(weekdays[weekdayOf(dayOf(at, timezone))])];
    case "product_type":
      return products().map((product) => answer.text(product?.type));
    case "vendor":
      return products().map((product) => answer.text(product?.vendor));
    case "tag":
      return products().map((product) => answer.texts(product?.tags ?? []));
    case "collection_id":
      return products().map((product) => answer.ids(product?.collectionIds ?? []));
    default:
      throw new Error(`Nobody reads ${parameter} yet`);
  }
}
