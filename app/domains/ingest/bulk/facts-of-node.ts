import { describeIssues } from "~/lib/wire";
import { idOfGid } from "~/lib/shopify-id";
import type { Facts } from "../model";
import { customerFacts } from "./customer";
import { CollectionNode, CustomerNode, LineNode, OrderNode, ProductNode, VariantNode } from "./nodes";
import { lineFacts, orderFacts } from "./order";
import type { NodeContext } from "./node-context";
import { collectionFacts, productFacts, variantFacts } from "./product";

/** What one object says. Throws an Error in words when it cannot be understood. */
export function factsOfNode(node: unknown, context: NodeContext): Partial<Facts> {
  switch (typeOf(node)) {
    case "Customer":
      return customerFacts(read(CustomerNode, node));
    case "Order":
      return orderFacts(read(OrderNode, node), context);
    case "LineItem":
      return lineFacts(read(LineNode, node), context);
    case "Product":
      return productFacts(read(ProductNode, node), context);
    case "ProductVariant":
      return variantFacts(read(VariantNode, node), context);
    case "Collection":
      return collectionFacts(read(CollectionNode, node), context);
    default:
      throw new Error("id: is not the id of a customer, order, line item, product, variant or collection");
  }
}

function typeOf(node: unknown): string | null {
  const id = typeof node === "object" && node !== null && "id" in node ? node.id : null;
  if (typeof id !== "string" || !idOfGid(id)) return null;
  return id.split("/")[3] ?? null;
}

function read<Value>(
  schema: {
    safeParse(
      node: unknown,
    ): { success: true; data: Value } | { success: false; error: Parameters<typeof describeIssues>[0] };
  },
  node: unknown,
): Value {
  const parsed = schema.safeParse(node);
  if (parsed.success) return parsed.data;
  throw new Error(describeIssues(parsed.error));
}
