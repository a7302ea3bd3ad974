import { z } from "zod";
import { updateCustomer, updateProduct } from "../../store/actions";
import { accessDenied } from "../access";
import { type Arguments, Entity } from "../entity";
import { entityById, globalId, notFound } from "../references";
import type { Desk } from "./desk";

const Tags = z.union([z.array(z.string()), z.string().transform((tags) => [tags])]);

/** tagsAdd and tagsRemove, of customers and products. The store's orders hold no tags. */
export function changeTags(desk: Desk, args: Arguments, change: "add" | "remove"): Entity {
  const { type, id } = globalId(args["id"]);
  const asked = Tags.parse(args["tags"]).flatMap((tags) => tags.split(","));
  const tags = asked.map((tag) => tag.trim()).filter(Boolean);
  const after = (before: readonly string[]) => (change === "add" ? withTags(before, tags) : withoutTags(before, tags));
  const { store } = desk.view;

  switch (type) {
    case "Customer": {
      demandWrite(desk, "write_customers", change);
      const customer = store.customers.get(id);
      if (!customer) return answer(desk, change, null);
      const changed = after(customer.tags);
      if (changed.length !== customer.tags.length) desk.perform(updateCustomer, { customerId: id, tags: changed });
      return answer(desk, change, args["id"]);
    }
    case "Product": {
      demandWrite(desk, "write_products", change);
      const product = store.products.get(id);
      if (!product) return answer(desk, change, null);
      const changed = after(product.tags);
      if (changed.length !== product.tags.length) desk.perform(updateProduct, { productId: id, tags: changed });
      return answer(desk, change, args["id"]);
    }
    default:
      throw notFound("invalid id");
  }
}

/** The schema does not say which scope these two ask for: it depends on what is tagged. */
function demandWrite({ installation }: Desk, scope: string, change: "add" | "remove"): void {
  if (installation.scopes.includes(scope)) return;
  const field = change === "add" ? "tagsAdd" : "tagsRemove";
  throw accessDenied(field, `\`${scope}\` access scope.`);
}

function answer({ view, installation }: Desk, change: "add" | "remove", id: unknown): Entity {
  const missing = new Entity("UserError", { field: ["id"], message: "Resource does not exist" });
  return new Entity(change === "add" ? "TagsAddPayload" : "TagsRemovePayload", {
    node: id === null ? null : entityById(id, view, installation),
    userErrors: id === null ? [missing] : [],
  });
}

/** Tags differ by more than their case. */
function withTags(before: readonly string[], added: readonly string[]): string[] {
  const known = new Set(before.map((tag) => tag.toLowerCase()));
  const fresh = added.filter((tag) => !known.has(tag.toLowerCase()) && known.add(tag.toLowerCase()));
  return [...before, ...fresh];
}

function withoutTags(before: readonly string[], removed: readonly string[]): string[] {
  const gone = new Set(removed.map((tag) => tag.toLowerCase()));
  return before.filter((tag) => !gone.has(tag.toLowerCase()));
}
