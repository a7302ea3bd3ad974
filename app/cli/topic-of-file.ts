const actions =
  "create|update|updated|paid|cancelled|fulfilled|partially_fulfilled|edited|delete|enable|disable|merge|purchasing_summary|data_request|redact|uninstalled|scopes_update|finish|publish|approaching_capped_amount|redeemcode_added|in_stock|out_of_stock";

/** What a capture named only by its resource is taken for. */
const usual: Record<string, string> = {
  orders: "orders/updated",
  refunds: "refunds/create",
  bulk_operations: "bulk_operations/finish",
};

/** The topic a file's name tells: "orders_create.json", or "2025-04_orders_1.json" for a capture; null if none. */
export function topicOfFile(name: string): string | null {
  const stem = name.replace(/\.json$/, "");
  const capture = /^\d{4}-\d{2}_(.+)_\d+$/.exec(stem)?.[1];
  if (capture) return usual[capture] ?? `${capture}/update`;
  if (/^customer\.\w+$/.test(stem)) return stem;
  const [, resource, action] = new RegExp(`^(\\w+?)_(${actions})$`).exec(stem) ?? [];
  return resource && action ? `${resource}/${action}` : null;
}
