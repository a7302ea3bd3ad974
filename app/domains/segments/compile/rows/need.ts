/** What a condition needs of the rows it looks at. */
export interface RowsNeed {
  /** Kinds of events, or ends of stays. */
  kinds: readonly string[];
  /** Whether the place of each order among the others is asked. */
  isRanked: boolean;
  /** Nothing before this can matter; null when anything can. */
  since: Date | null;
}
