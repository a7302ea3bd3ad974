import { expect, test } from "vitest";
import { parse } from "../language/parse";
import { namedIn } from "./named";

test("whatever is named by its number is found once, in relations and lists too", () => {
  const definition = parse(
    "member_of IN (7, 8) AND NOT (orders_placed MATCHES (product_id = 5, FOLLOWED BY products_purchased MATCHES (id = 5)) " +
      "OR storefront_event.collection_viewed MATCHES (id != 6)) AND number_of_orders = 9",
  );
  expect(namedIn(definition)).toEqual([
    { of: "segment", id: "7" },
    { of: "segment", id: "8" },
    { of: "product", id: "5" },
    { of: "collection", id: "6" },
  ]);
});
