/** Whose value changed in a night, and whether something just happened to them or something was learnt of the past. */
export interface Renewed {
  ids: readonly string[];
  cause: "live" | "history";
}
