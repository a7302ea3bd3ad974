import { readTags } from "./tags";
import { organisationOf, type Zone } from "./zone";

/** How strictly a domain wants SPF's and DKIM's domain to equal the one in the from address. */
export interface Alignment {
  spfIsStrict: boolean;
  dkimIsStrict: boolean;
}

export type DmarcVerdict =
  { state: "holds"; alignment: Alignment; words: string } | { state: "wrong"; words: string } | { state: "unknown" };

/** The DMARC record that counts for mail from a domain: its own, or its organisation's (RFC 7489, 6.6.3). */
export function readDmarc(from: string, zone: Zone): DmarcVerdict {
  const organisation = organisationOf(from);
  for (const name of new Set([from, organisation])) {
    const answer = zone.ask("TXT", `_dmarc.${name}`);
    if (!answer || answer.state === "trouble") return { state: "unknown" };
    const records = answer.state === "found" ? answer.values.filter((text) => /^\s*v\s*=\s*DMARC1\b/i.test(text)) : [];
    if (records.length > 1) {
      return wrong(`_dmarc.${name} has ${records.length} DMARC records, so readers heed none. Keep one.`);
    }
    const [record] = records;
    if (record !== undefined) return readPolicy(record, name, name !== from);
  }
  return wrong(`${organisation} has no DMARC record. Add a TXT record at _dmarc.${organisation}: v=DMARC1; p=none;`);
}

function readPolicy(record: string, name: string, isInherited: boolean): DmarcVerdict {
  const tags = readTags(record);
  const policy = tags?.get("p")?.toLowerCase();
  if (!tags || policy === undefined) {
    const lacks = tags
      ? "does not say what to do (p=)"
      : "cannot be read: its parts are not pairs, parted by semicolons";
    return wrong(`The DMARC record at _dmarc.${name} ${lacks}. Begin it with v=DMARC1; p=none;`);
  }
  if (!["none", "quarantine", "reject"].includes(policy)) {
    return wrong(
      `The DMARC record at _dmarc.${name} says p=${policy.slice(0, 30)}, which must be none, quarantine or reject.`,
    );
  }
  const effective = (isInherited ? tags.get("sp")?.toLowerCase() : undefined) ?? policy;
  const isStrict = (tag: string) => tags.get(tag)?.toLowerCase() === "s";
  return {
    state: "holds",
    alignment: { spfIsStrict: isStrict("aspf"), dkimIsStrict: isStrict("adkim") },
    words: `_dmarc.${name} says ${effective}: ${consequence(effective)}`,
  };
}

function consequence(policy: string): string {
  if (policy === "reject") return "forgeries are refused.";
  return policy === "quarantine"
    ? "forgeries are put with spam."
    : "forgeries are only watched. That is enough for now.";
}

function wrong(words: string): DmarcVerdict {
  return { state: "wrong", words };
}
