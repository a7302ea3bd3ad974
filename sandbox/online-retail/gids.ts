type Kind = "Customer" | "Order" | "LineItem" | "Product" | "ProductVariant";

export function gid(kind: Kind, id: string | number): string {
  return `gid://shopify/${kind}/${id}`;
}

/** Numbers products in the order of their stock codes, so that a product keeps its number from run to run. */
export function productNumbers(stockCodes: Iterable<string>): Map<string, number> {
  return new Map([...stockCodes].sort().map((code, index) => [code, index + 1]));
}
