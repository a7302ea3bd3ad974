import type { DriftCause, Finding } from "./model";

/** What explains other changes, the likeliest first: what is not told any more, what is not there any more, who comes. */
const explaining = ["tracking", "catalog", "mix"] as const;

/**
 * Gives each finding the cause that the others of its segment show: when events of a kind stop, a segment that asks for
 * them shrinks, and that is why.
 */
export function explainFindings(findings: readonly Finding[]): Finding[] {
  return findings.map((finding) => {
    if (explaining.some((kind) => kind === finding.kind)) return finding;
    const cause = causeAmong(findings.filter(({ segmentId }) => segmentId === finding.segmentId));
    return cause ? { ...finding, found: { ...finding.found, ...cause } } : finding;
  });
}

function causeAmong(own: readonly Finding[]): { cause: DriftCause; what: string; where: string } | null {
  for (const kind of explaining) {
    const found = own.find((one) => one.kind === kind)?.found;
    if (found && found.where !== "new") return { cause: kind, what: found.what, where: found.where };
  }
  return null;
}
