const ADDRESS = /^[^\s@<>"(),:;\\[\]]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
const NAMED = /^[^<>]*<([^<>]+)>$/;

/** "Ada <Ada@Example.org>" → "ada@example.org"; null unless it is `email@example.com` or `Name <email@example.com>`. */
export function parseAddress(mailbox: string): string | null {
  const address = (NAMED.exec(mailbox.trim())?.[1] ?? mailbox).trim();
  return ADDRESS.test(address) ? address.toLowerCase() : null;
}

/** The domain of an address or named mailbox; "" when it has none. */
export function domainOf(mailbox: string): string {
  return (parseAddress(mailbox) ?? "").split("@")[1] ?? "";
}
