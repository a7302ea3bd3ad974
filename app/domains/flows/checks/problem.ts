/** What has to be mended before a flow can be published: at which step, or, for null, at what stands above the steps. */
export interface FlowProblem {
  step: string | null;
  words: string;
}
