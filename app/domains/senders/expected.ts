import { getDomain } from "tldts";
import { z } from "zod";
import { DnsRecord } from "./model";

/** One record as Resend tells of it; what is not for sending is left out. */
const ResendRecord = z.object({
  record: z.enum(["SPF", "DKIM"]),
  name: z.string(),
  type: z.enum(["TXT", "MX", "CNAME"]),
  value: z.string(),
  priority: z.number().optional(),
  status: z.enum(["not_started", "pending", "verified", "failed", "temporary_failure"]),
});

/** The records Resend asks for, with whole names and values as they stand in the DNS. */
export function readResendRecords(domain: string, records: readonly unknown[]): DnsRecord[] {
  return records.flatMap((record) => {
    const read = ResendRecord.safeParse(record);
    if (!read.success) return [];
    const { record: purpose, name, type, value, priority, status } = read.data;
    const plain = value.replace(/^"(.*)"$/s, "$1");
    return [{ purpose, type, name: wholeName(domain, name), value: plain, priority: priority ?? null, status }];
  });
}

/** Resend names records as DNS panels do: without the part under which the domain was registered. */
function wholeName(domain: string, name: string): string {
  const given = name.toLowerCase().replace(/\.$/, "");
  if (given === domain || given.endsWith(`.${domain}`)) return given;
  return `${given}.${getDomain(domain) ?? domain}`;
}

/** How a record is named in a DNS panel, where the registered name is added by itself. */
export function panelName(name: string): string {
  const registered = getDomain(name) ?? name;
  return name === registered ? "@" : name.slice(0, -registered.length - 1);
}

/** What we ask for beside Resend's records. @param proof what shows that the domain is the shop's; null if that is known */
export function ownRecords(domain: string, proof: string | null): DnsRecord[] {
  const plain = { type: "TXT", priority: null, status: null } as const;
  const dmarc = {
    ...plain,
    purpose: "DMARC",
    name: `_dmarc.${getDomain(domain) ?? domain}`,
    value: "v=DMARC1; p=none;",
  } as const;
  if (proof === null) return [dmarc];
  return [dmarc, { ...plain, purpose: "ownership", name: `_tessera.${domain}`, value: proof }];
}
