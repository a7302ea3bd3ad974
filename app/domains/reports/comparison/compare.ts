import {
  differenceOf,
  fewestBuyers,
  fewestPeople,
  isEnough,
  momentsOf,
  newcombeInterval,
  welchInterval,
  type Sums,
} from "~/domains/experiments";
import { shareOf } from "~/lib/report-table";
import type { Compared, Members, SegmentMeasures } from "./model";

/** An interval misses so often, each of them for itself. */
const alpha = 0.05;

/**
 * Two segments, measure by measure, with the difference and its interval: Newcombe's of two shares, Welch's of two
 * averages, both for one look. It says what differs between their shoppers, and not why: chance did not choose who is in
 * which.
 */
export function compareSegments(first: SegmentMeasures, second: SegmentMeasures): Compared[] {
  return [
    compareShares(
      "Have ordered",
      "all in it",
      first,
      second,
      members(({ buyers, shoppers }) => [buyers, shoppers]),
    ),
    compareShares(
      "Have ordered again",
      "all who ordered",
      first,
      second,
      members(({ repeatBuyers, buyers }) => [repeatBuyers, buyers]),
    ),
    compareAverages("Spent so far", "each shopper", first, second, spentOf),
    compareShares("Mail delivered", "mail sent", first, second, ({ result }) => [result.delivered, result.sent]),
    compareShares("Mail clicked", "mail delivered", first, second, ({ result }) => [result.clicked, result.delivered]),
    compareShares("Unsubscribed", "mail delivered", first, second, ({ result }) => [
      result.unsubscribed,
      result.delivered,
    ]),
    compareShares("Complained", "mail delivered", first, second, ({ result }) => [result.complained, result.delivered]),
    compareShares("Orders", "mail sent", first, second, ({ result }) => [result.orders, result.sent]),
    compareAverages("Revenue", "each mail sent", first, second, ({ credit }) => credit),
  ];
}

type Part = readonly [part: number, whole: number];

function members(part: (members: Members) => Part): (measures: SegmentMeasures) => Part | null {
  return (measures) => measures.members && part(measures.members);
}

function spentOf({ members }: SegmentMeasures) {
  return members && { ...members.spent, buyers: members.buyers };
}

function compareShares(
  measure: string,
  of: string,
  a: SegmentMeasures,
  b: SegmentMeasures,
  partOf: (measures: SegmentMeasures) => Part | null,
): Compared {
  const [first, second] = [countOf(partOf(a)), countOf(partOf(b))];
  const shares = { first: first && rateOf(first), second: second && rateOf(second) };
  const told = { measure, of, kind: "share", ...shares } as const;
  if (!first || !second || !isEnough(first, second)) return { ...told, difference: null };
  const { low, high } = newcombeInterval(first, second, alpha);
  const estimate = second.conversions / second.people - first.conversions / first.people;
  return { ...told, difference: { estimate, low, high } };
}

/** What was delivered may have been sent on a day before these: there is no more of it than of the whole. */
function countOf(part: Part | null) {
  return part && { people: part[1], conversions: Math.min(part[0], part[1]) };
}

function rateOf({ people, conversions }: { people: number; conversions: number }): number | null {
  return shareOf(conversions, people);
}

function compareAverages(
  measure: string,
  of: string,
  a: SegmentMeasures,
  b: SegmentMeasures,
  sumsOf: (measures: SegmentMeasures) => (Sums & { buyers: number }) | null,
): Compared {
  const [first, second] = [sumsOf(a), sumsOf(b)];
  const means = {
    first: first && shareOf(first.sum, first.people),
    second: second && shareOf(second.sum, second.people),
  };
  const told = { measure, of, kind: "money", ...means } as const;
  if (!first || !second || !isEnoughOf(first) || !isEnoughOf(second)) return { ...told, difference: null };
  const effect = differenceOf(momentsOf(first), momentsOf(second));
  if (effect.standardError === 0) return { ...told, difference: null };
  const { estimate, low, high } = welchInterval(effect, alpha);
  return { ...told, difference: { estimate, low, high } };
}

function isEnoughOf({ people, buyers }: { people: number; buyers: number }): boolean {
  return people >= fewestPeople && buyers >= fewestBuyers;
}
