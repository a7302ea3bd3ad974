// What pages say of a fit. What asks the database is in index.server.ts.
export { problemWords, reasonWords } from "./wording/fit-words";
