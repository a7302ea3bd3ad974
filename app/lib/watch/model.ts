/** A day of something that is counted: `counted` cases, of which `matching` are of the kind that is watched. */
export interface Day {
  /** Of the shop's calendar, "2026-03-01". */
  day: string;
  counted: number;
  matching: number;
}

/** Days that say nothing of what is usual, both ends included. */
export interface Span {
  from: string;
  until: string;
}

/** What a watch has found by the last day it was shown. */
export interface Watched {
  /** Whether the evidence suffices for an alarm. */
  isAlarm: boolean;
  /** Since which day it has differed, as it seems; null while nothing speaks for it. */
  since: string | null;
  /** Evidence so far, as the logarithm of a likelihood ratio: 0 is none. */
  evidence: number;
  /** Since then: what was to be expected, and what there was. Counts for volumes, shares (0–1) for shares. */
  expected: number;
  observed: number;
}

export const nothingFound: Watched = { isAlarm: false, since: null, evidence: 0, expected: 0, observed: 0 };
