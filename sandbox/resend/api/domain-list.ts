import { createHash } from "node:crypto";
import { postgresTime } from "./email-object";

/** The sandbox's verified domains, as GET /domains answers them. */
export function domainList(names: readonly string[]): object {
  return { object: "list", has_more: false, data: names.map(domainObject) };
}

function domainObject(name: string): object {
  return {
    id: stableUuid(name),
    name,
    status: "verified",
    created_at: postgresTime("2026-01-01T00:00:00.000Z"),
    region: "eu-west-1",
    open_tracking: true,
    click_tracking: true,
    capabilities: { sending: "enabled", receiving: "disabled" },
  };
}

/** The same domain has the same id in every run. */
function stableUuid(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
