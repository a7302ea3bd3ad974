/** What a test run comes to, or why it comes to nothing. */
export interface Decision {
  /** Null for what is decided about the flow as a whole: whether it begins and how it ends. */
  step: string | null;
  at: Date;
  /**
   * Of a step what came of it, as in a run. Of the whole: `starts`, `not_for_her`, `segment` (she is not in the segment
   * that it starts with), `held_out` and `generic` (an experiment decides so), `condition` and `left_segment` (it would
   * end at once), `finished`, `exit`.
   */
  outcome: string;
  /** Of a branch: what is known of each path's condition; null where nobody can tell. */
  truths: readonly (boolean | null)[];
  /** Of a send: the template, which an experiment may have changed. */
  template: string | null;
}
