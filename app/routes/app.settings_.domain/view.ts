import { formatTime } from "~/components/dates";
import { dailyLimit, describeRates, levels, mayResumeFrom, panelName } from "~/domains/senders";
import {
  domainOf,
  type Breaker,
  type DnsRecord,
  type Finding,
  type SenderDomain,
  type SenderState,
} from "~/domains/senders/model";

interface Known {
  state: SenderState;
  domain: SenderDomain | null;
  key: { lastFour: string; savedAt: Date; refusedAt: Date | null } | null;
  breaker: Breaker | null;
  fromEmail: string | null;
}

/** What the page shows, in words and in the shop's time zone. */
export function viewSender({ state, domain, key, breaker, fromEmail }: Known, timezone: string, now: Date) {
  return {
    problem: state.problem,
    pausedFor: state.pausedFor,
    suggestedName: fromEmail ? domainOf(fromEmail) : "",
    domain: domain && {
      name: domain.name,
      isReady: domain.readyAt !== null,
      looked: domain.lookedAt && formatTime(domain.lookedAt, timezone),
      records: domain.records.map((record) => viewRecord(record, domain.findings)),
      findings: domain.findings,
    },
    key: key && { lastFour: key.lastFour, saved: formatTime(key.savedAt, timezone), isRefused: key.refusedAt !== null },
    warmUp: domain?.readyAt ? viewWarmUp(domain.level, breaker?.heard ?? 0) : null,
    breaker: viewBreaker(breaker, timezone, now),
  };
}

export type SenderView = ReturnType<typeof viewSender>;

/** A record is there when Resend says so, or, where Resend does not look, when we found it. */
function viewRecord({ purpose, type, name, value, priority, status }: DnsRecord, findings: Finding[]) {
  const ours = findings.find(({ aspect }) => aspect === purpose)?.state;
  const isThere = status === "verified" || ours === "holds";
  return { purpose, type, name: panelName(name), wholeName: name, value, priority, isThere };
}

function viewWarmUp(level: number, heard: number) {
  return {
    limit: dailyLimit(level, heard),
    isTrial: dailyLimit(level, heard) !== dailyLimit(level, Infinity),
    level: Math.min(level, levels.length),
    levels: levels.length,
  };
}

function viewBreaker(breaker: Breaker | null, timezone: string, now: Date) {
  if (!breaker) return null;
  const { sent, bounced, complained, pausedFor, pausedAt, countedFrom } = breaker;
  const resumeFrom = pausedAt && mayResumeFrom(pausedAt);
  return {
    sent,
    bounced,
    complained,
    ...describeRates(breaker),
    since: formatTime(countedFrom, timezone),
    pausedFor,
    paused: pausedAt && formatTime(pausedAt, timezone),
    mayResume: resumeFrom !== null && resumeFrom <= now,
    resumeFrom: resumeFrom && formatTime(resumeFrom, timezone),
  };
}
