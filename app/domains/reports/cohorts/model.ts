/** What those bought in a month who first bought in another. Months are "2026-03". */
export interface CohortMonth {
  cohort: string;
  month: string;
  buyers: number;
  orders: number;
  revenueMinor: number;
}

/** Those who first bought in one month, by the months since. */
export interface Cohort {
  month: string;
  shoppers: number;
  /** At 0 the month itself. Shorter than others where months have not come yet. */
  since: CohortCell[];
}

export interface CohortCell {
  /** Who of them bought in this month, 0–1. */
  boughtRate: number;
  /** What each of them has spent up to the end of this month, on average, in minor units. */
  spentMinor: number;
  /** The month is not over. */
  isOpen: boolean;
}
