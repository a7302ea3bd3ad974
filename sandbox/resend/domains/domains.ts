import { createHash } from "node:crypto";
import { join } from "node:path";
import { createTable } from "../storage/table";
import { TeamDomain, type HoldsRecord, type RecordOfDomain } from "./model";

export interface DomainsParts {
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly folder: string | null;
  /** Domains that every team has from the start, verified. */
  readonly verified: readonly string[];
  /** Whether a record stands in the DNS; without it every record does. */
  readonly holdsRecord: HoldsRecord;
}

/** The sending domains of all teams. */
export interface Domains {
  list(team: string): TeamDomain[];
  find(id: string, team: string): TeamDomain | undefined;
  /** Undefined when the team has the domain already. */
  add(name: string, region: string, team: string): TeamDomain | undefined;
  /** Looks at the DNS: what is there becomes verified, what is not stays pending. */
  verify(domain: TeamDomain): void;
  remove(id: string): void;
  /** Whether a team may send from a domain. */
  maySend(name: string, team: string): boolean;
  /** Lets a domain of every team end up so, whatever the DNS says; null: as the DNS says. */
  decide(name: string, status: TeamDomain["status"] | null): void;
}

const bornAt = "2026-01-01T00:00:00.000Z";

export function createDomains(parts: DomainsParts): Domains {
  const added = createTable(TeamDomain, parts.folder && join(parts.folder, "domains.jsonl"));
  const decided = new Map<string, TeamDomain["status"]>();
  const given = (team: string) => parts.verified.map((name) => verified(name, team));
  const list = (team: string) => [
    ...given(team).map((domain) => ({ ...domain, status: decided.get(domain.name) ?? domain.status })),
    ...added.all().filter((domain) => domain.team === team),
  ];

  function verify(domain: TeamDomain): void {
    const fate = decided.get(domain.name);
    const records = domain.records.map((record) => ({
      ...record,
      status: fate ? ofRecord(fate) : looked(domain, record),
    }));
    const isWhole = records.every(({ status }) => status === "verified");
    if (added.get(domain.id)) added.put({ ...domain, records, status: fate ?? (isWhole ? "verified" : "pending") });
  }

  function looked({ name: domain }: TeamDomain, { type, name, value }: RecordOfDomain): RecordOfDomain["status"] {
    const whole = `${name}.${registered(domain)}`;
    return parts.holdsRecord({ type, name: whole, value: unquoted(value) }) ? "verified" : "pending";
  }

  return {
    list,
    verify,
    find: (id, team) => list(team).find((domain) => domain.id === id),
    add(name, region, team) {
      if (list(team).some((domain) => domain.name === name)) return undefined;
      const createdAt = parts.clock().toISOString();
      const records = recordsOf(name, team, region, "not_started");
      const domain: TeamDomain = { id: parts.newId(), team, name, status: "not_started", createdAt, region, records };
      added.put(domain);
      return domain;
    },
    remove: (id) => added.remove(id),
    maySend: (name, team) => list(team).some((domain) => domain.name === name && domain.status === "verified"),
    decide(name, status) {
      if (status) decided.set(name, status);
      else decided.delete(name);
    },
  };
}

function verified(name: string, team: string): TeamDomain {
  const region = "eu-west-1";
  const records = recordsOf(name, team, region, "verified");
  return { id: stableUuid(name), team, name, status: "verified", createdAt: bornAt, region, records };
}

/** What has to stand in the DNS. Names leave out the registered part, and text is quoted, as Resend does both. */
function recordsOf(domain: string, team: string, region: string, status: RecordOfDomain["status"]): RecordOfDomain[] {
  const shared = { ttl: "Auto", status };
  const under = (name: string) => [name, domain.slice(0, -registered(domain).length - 1)].filter(Boolean).join(".");
  const host = `feedback-smtp.${region}.amazonses.com`;
  return [
    { ...shared, record: "SPF", name: under("send"), type: "MX", value: host, priority: 10 },
    { ...shared, record: "SPF", name: under("send"), type: "TXT", value: '"v=spf1 include:amazonses.com ~all"' },
    { ...shared, record: "DKIM", name: under("resend._domainkey"), type: "TXT", value: `p=${publicKey(team, domain)}` },
  ];
}

/** What was registered: made-up domains have two parts. */
function registered(domain: string): string {
  return domain.split(".").slice(-2).join(".");
}

/** Looks like a key of 1,024 bits, and is the same in every run. */
function publicKey(team: string, domain: string): string {
  const digest = (round: number) => createHash("sha512").update([round, team, domain].join(" ")).digest();
  const bytes = Buffer.concat([0, 1, 2].map(digest)).subarray(0, 162);
  return bytes.toString("base64");
}

function ofRecord(status: TeamDomain["status"]): RecordOfDomain["status"] {
  if (status === "partially_verified") return "pending";
  return status === "partially_failed" ? "failed" : status;
}

function unquoted(value: string): string {
  return value.replace(/^"(.*)"$/, "$1");
}

/** The same domain has the same id in every run. */
function stableUuid(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
