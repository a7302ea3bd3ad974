import type { DnsRecord, Finding } from "../model";
import { readTags } from "./tags";
import type { Zone } from "./zone";

type Verdict = Pick<Finding, "state" | "words">;

/** Whether the key that Resend signs with stands in the DNS. */
export function readDkim(expected: DnsRecord, zone: Zone): Verdict {
  const { name, type } = expected;
  if (type === "CNAME") return readAlias(expected, zone);
  const answer = zone.ask("TXT", name);
  if (!answer || answer.state === "trouble") return { state: "unknown", words: `The DNS did not answer for ${name}.` };
  const keys = answer.state === "found" ? answer.values.filter((text) => /(^|;)\s*p\s*=/i.test(text)) : [];
  const [key] = keys;
  if (key === undefined) return { state: "wrong", words: `There is no DKIM key at ${name}. Add the record below.` };
  if (keys.length > 1) return { state: "wrong", words: `${name} has ${keys.length} DKIM keys. Keep the one below.` };
  const published = keyOf(key);
  if (published === "")
    return { state: "wrong", words: `The DKIM key at ${name} has been withdrawn: its p= is empty.` };
  if (published === null || published !== keyOf(expected.value)) {
    return {
      state: "wrong",
      words: `The DKIM key at ${name} is not the one Resend signs with. Copy the record below whole.`,
    };
  }
  return { state: "holds", words: `The key at ${name} is the one Resend signs with.` };
}

/** DNS panels break long values into pieces and put spaces between them. */
function keyOf(text: string): string | null {
  return readTags(text)?.get("p")?.replaceAll(/\s/g, "") ?? null;
}

function readAlias({ name, value }: DnsRecord, zone: Zone): Verdict {
  const answer = zone.ask("CNAME", name);
  if (!answer || answer.state === "trouble") return { state: "unknown", words: `The DNS did not answer for ${name}.` };
  const plain = (target: string) => target.toLowerCase().replace(/\.$/, "");
  const isThere = answer.state === "found" && answer.values.some((target) => plain(target) === plain(value));
  if (isThere) return { state: "holds", words: `${name} leads to the key Resend signs with.` };
  return { state: "wrong", words: `${name} does not lead to Resend’s key. Add the record below.` };
}
