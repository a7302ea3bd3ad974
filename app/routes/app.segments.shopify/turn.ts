/** Which page of Shopify's list the address asks for. Cursors are Shopify's own and mean nothing here. */
export function readTurn(params: URLSearchParams): { to: "after" | "before"; cursor: string | null } {
  const before = params.get("before");
  return before === null ? { to: "after", cursor: params.get("after") } : { to: "before", cursor: before };
}
