// What pages use in the browser too. What asks the database is in index.server.ts.
export { guessMapping, hasTarget, propertyName } from "./mapping/guess";
