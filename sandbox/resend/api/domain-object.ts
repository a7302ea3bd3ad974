import type { TeamDomain } from "../domains/model";
import { postgresTime } from "./email-object";

/** The sandbox's domains of a team, as GET /domains answers them: without their records. */
export function domainList(domains: readonly TeamDomain[]): object {
  return { object: "list", has_more: false, data: domains.map(summary) };
}

/** One domain, as GET /domains/:id answers it. */
export function domainObject(domain: TeamDomain): object {
  return { object: "domain", ...summary(domain), records: domain.records };
}

function summary({ id, name, status, createdAt, region }: TeamDomain): object {
  return {
    id,
    name,
    status,
    created_at: postgresTime(createdAt),
    region,
    open_tracking: true,
    click_tracking: true,
    capabilities: { sending: "enabled", receiving: "disabled" },
  };
}
