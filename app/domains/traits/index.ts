// The rule itself, for whoever reads a history plainly. What asks the database is in index.server.ts.
export { lifecycleOf } from "./lifecycle";
export { partsOf, weightsInForce } from "./engagement/score";
