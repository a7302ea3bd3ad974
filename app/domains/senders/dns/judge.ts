import type { Aspect, DnsRecord, Finding } from "../model";
import { readDkim } from "./dkim";
import { readDmarc, type Alignment, type DmarcVerdict } from "./dmarc";
import { readSpf } from "./spf";
import { isAligned, type Zone } from "./zone";

/** What is to be found out: whether mail from a domain passes where it arrives. */
export interface Case {
  /** The domain Resend signs for. */
  domain: string;
  /** The domain in the from address. */
  from: string;
  records: readonly DnsRecord[];
}

type Verdict = Pick<Finding, "state" | "words">;

/**
 * What the DNS says of a domain, one finding for each aspect. A question that the zone cannot answer yet makes a finding
 * unknown, and is noted in the zone.
 */
export function judgeDomain({ domain, from, records }: Case, zone: Zone): Finding[] {
  const dmarc = readDmarc(from, zone);
  const alignment = dmarc.state === "holds" ? dmarc.alignment : relaxed;
  const findings: (Verdict & { aspect: Aspect })[] = [
    { aspect: "SPF", ...judgeSpf(records, from, alignment, zone) },
    { aspect: "DKIM", ...judgeDkim(records, { domain, from }, alignment, zone) },
    { aspect: "DMARC", ...describeDmarc(dmarc, from) },
  ];
  const proof = records.find(({ purpose }) => purpose === "ownership");
  return proof ? [...findings, { aspect: "ownership", ...judgeProof(proof, zone) }] : findings;
}

/** As DMARC has it where nothing else is said. */
const relaxed: Alignment = { spfIsStrict: false, dkimIsStrict: false };

function judgeSpf(records: readonly DnsRecord[], from: string, { spfIsStrict }: Alignment, zone: Zone): Verdict {
  const expected = records.find(({ purpose, type }) => purpose === "SPF" && type === "TXT");
  const wanted = /\binclude:(\S+)/i.exec(expected?.value ?? "")?.[1]?.toLowerCase();
  if (!expected || !wanted) return { state: "unknown", words: "Resend has not told yet which SPF record it needs." };
  const { name } = expected;
  const spf = readSpf(name, wanted, zone);
  const bounces = records.find(({ purpose, type }) => purpose === "SPF" && type === "MX");
  const mx = bounces && zone.ask("MX", bounces.name);
  if (spf.state === "wrong") return spf;
  if (
    mx?.state === "none" ||
    (mx?.state === "found" && !mx.values.some((host) => isSame(host, bounces?.value ?? "")))
  ) {
    return {
      state: "wrong",
      words: `The MX record at ${name} is missing, so that nobody would tell of mail that comes back.`,
    };
  }
  if (spf.state === "unknown" || (bounces && mx?.state !== "found")) return noAnswer(name);
  if (isAligned(name, from, spfIsStrict)) return { state: "holds", words: `${name} lets Resend send.` };
  const cure = spfIsStrict ? " Your DMARC record says aspf=s: change it to aspf=r." : "";
  return { state: "wrong", words: `SPF is of ${name}, but your from address is of ${from}.${cure}` };
}

function judgeDkim(
  records: readonly DnsRecord[],
  { domain, from }: Pick<Case, "domain" | "from">,
  { dkimIsStrict }: Alignment,
  zone: Zone,
): Verdict {
  const expected = records.filter(({ purpose }) => purpose === "DKIM");
  const verdicts = expected.map((record) => readDkim(record, zone));
  const worst = verdicts.find(({ state }) => state === "wrong") ?? verdicts.find(({ state }) => state === "unknown");
  const [first] = verdicts;
  if (!first) return { state: "unknown", words: "Resend has not told yet which DKIM key it signs with." };
  if (worst) return worst;
  if (isAligned(domain, from, dkimIsStrict)) return first;
  const cure = dkimIsStrict ? " Your DMARC record says adkim=s: change it to adkim=r." : "";
  return { state: "wrong", words: `DKIM signs for ${domain}, but your from address is of ${from}.${cure}` };
}

function describeDmarc(verdict: DmarcVerdict, from: string): Verdict {
  return verdict.state === "unknown" ? noAnswer(`_dmarc.${from}`) : { state: verdict.state, words: verdict.words };
}

function judgeProof({ name, value }: DnsRecord, zone: Zone): Verdict {
  const answer = zone.ask("TXT", name);
  if (!answer || answer.state === "trouble") return noAnswer(name);
  if (answer.state === "found" && answer.values.includes(value)) {
    return { state: "holds", words: "You have shown that the domain is yours." };
  }
  return { state: "wrong", words: `The TXT record at ${name} that shows that the domain is yours is missing.` };
}

function noAnswer(name: string): Verdict {
  return { state: "unknown", words: `The DNS did not answer for ${name}. It will be asked again.` };
}

function isSame(one: string, other: string): boolean {
  const plain = (host: string) => host.toLowerCase().replace(/\.$/, "");
  return plain(one) === plain(other);
}
