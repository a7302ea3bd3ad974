import { disposableEmailBlocklistSet } from "disposable-email-domains-js";

let listed: ReadonlySet<string> | undefined;

/** Whether a domain, or one it belongs to, gives out mailboxes that are meant to be thrown away. */
export function isDisposable(domain: string): boolean {
  // Read once, and only where it is asked for: the list is long.
  listed ??= disposableEmailBlocklistSet();
  const labels = domain.split(".");
  return labels.slice(0, -1).some((_, i) => listed?.has(labels.slice(i).join(".")));
}
