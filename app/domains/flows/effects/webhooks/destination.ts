/** Where something may be posted: a host by its name, on the usual port. */
export interface Destination {
  host: string;
  path: string;
}

/**
 * Reads where a merchant wants something posted. Only https, only a name with a dot, only the usual port and no
 * password: what is left out is of no use to who has an honest address. Null for everything else. A number in any of its
 * spellings (0x7f.1, 2130706433) is one address to the parser, and refused like it.
 */
export function readDestination(text: string): Destination | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || url.protocol !== "https:" || url.port !== "" || url.username !== "" || url.password !== "") return null;
  const host = url.hostname.replace(/\.$/, "");
  const isName = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) && !/^[0-9.]+$/.test(host);
  return isName ? { host, path: `${url.pathname}${url.search}` } : null;
}
