import type { Zone } from "./zone";

/** A reader of SPF gives up after so many questions (RFC 7208, 4.6.4). */
const mostLookups = 10;

export type SpfVerdict = { state: "allows" } | { state: "wrong"; words: string } | { state: "unknown" };

interface Walk {
  zone: Zone;
  /** The name whose servers have to be allowed. */
  wanted: string;
  lookups: number;
  reaches: boolean;
  isUnknown: boolean;
  problem: string | null;
}

/** Whether the SPF record of a name lets the servers that `wanted` lists send, as a reader of SPF would find out. */
export function readSpf(name: string, wanted: string, zone: Zone): SpfVerdict {
  const walk: Walk = { zone, wanted, lookups: 0, reaches: false, isUnknown: false, problem: null };
  follow(name, [], walk);
  if (walk.problem) return { state: "wrong", words: walk.problem };
  if (walk.lookups > mostLookups) {
    return {
      state: "wrong",
      words: `The SPF record of ${name} leads to ${walk.lookups} further questions to the DNS, and readers stop after ${mostLookups}. Take out what you no longer use.`,
    };
  }
  if (walk.isUnknown) return { state: "unknown" };
  if (walk.reaches) return { state: "allows" };
  return { state: "wrong", words: `The SPF record of ${name} does not allow Resend: it has to say include:${wanted}.` };
}

function follow(name: string, path: readonly string[], walk: Walk): void {
  if (path.includes(name)) return fail(walk, `The SPF record of ${name} refers back to itself.`);
  const answer = walk.zone.ask("TXT", name);
  if (!answer || answer.state === "trouble") {
    walk.isUnknown = true;
    return;
  }
  const texts = answer.state === "found" ? answer.values : [];
  const [record, ...others] = texts.filter((text) => /^v=spf1( |$)/i.test(text));
  if (record === undefined) return fail(walk, `${name} has no SPF record.`);
  if (others.length > 0)
    return fail(walk, `${name} has ${others.length + 1} SPF records, so readers heed none. Keep one.`);
  const terms = record.trim().split(/ +/).slice(1);
  let isOver = false;
  for (const term of terms) {
    if (!isOver) isOver = heed(term, name, path, walk);
  }
  const redirect = terms.map((term) => /^redirect=(.+)$/i.exec(term)?.[1]).find((target) => target !== undefined);
  if (redirect && !terms.some((term) => /^[+?~-]?all$/i.test(term))) refer(redirect, name, path, walk);
}

/** Follows one term. @returns whether a reader comes no further than to this one */
function heed(term: string, name: string, path: readonly string[], walk: Walk): boolean {
  if (/^[a-z][a-z0-9_.-]*=/i.test(term)) return false;
  const [, qualifier = "", mechanism = "", target = ""] = /^([+?~-]?)([a-z0-9]+)(?:[:/](.*))?$/i.exec(term) ?? [];
  switch (mechanism.toLowerCase()) {
    case "all":
      if (qualifier === "" || qualifier === "+") fail(walk, `The SPF record of ${name} lets anybody send (+all).`);
      return true;
    case "include":
      refer(target, name, path, walk, qualifier === "" || qualifier === "+");
      return false;
    case "a":
    case "mx":
    case "ptr":
    case "exists":
      walk.lookups += 1;
      return false;
    case "ip4":
    case "ip6":
      return false;
    default:
      fail(walk, `The SPF record of ${name} has a part that readers do not understand: ${term.slice(0, 60)}.`);
      return true;
  }
}

/** @param isAllowed whether a match lets somebody send; "-include:" does the contrary */
function refer(target: string, name: string, path: readonly string[], walk: Walk, isAllowed = true): void {
  walk.lookups += 1;
  // A reader would have stopped by now, and so do we; what depends on each mail (%) cannot be followed.
  if (walk.lookups > 2 * mostLookups || target.includes("%")) return;
  const next = target.toLowerCase().replace(/\.$/, "");
  if (isAllowed && next === walk.wanted) walk.reaches = true;
  follow(next, [...path, name], walk);
}

function fail(walk: Walk, words: string): void {
  walk.problem ??= words;
}
