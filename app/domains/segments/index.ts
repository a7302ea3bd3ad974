// What pages use in the browser too: the words and the language. What asks the database is in index.server.ts.
export { conditionsOf } from "./conditions";
export { isDay } from "./days";
export { CustomerTag } from "./exchange/model";
export { findProblem } from "./language/check";
export { isOfAnyKind, operatorsOf, type Operator } from "./language/operators";
export { parse } from "./language/parse";
export { print } from "./language/print";
export { clause, sentence } from "./language/sentence";
export { complete, type Completion } from "./language/complete";
export { type Offer } from "./language/reading/cursor";
export { nameKey, namedIn, type Named } from "./naming/named";
export { referencesOf } from "./references";
export { type Names } from "./language/wording/values";
export { SyntaxProblem } from "./language/tokens";
export { attributes, findAttribute, type Attribute } from "./vocabulary/attributes";
export { declared } from "./vocabulary/declared";
export { findFunction, findParameter, functions, type HappeningFunction } from "./vocabulary/functions";
export { type Parameter } from "./vocabulary/parameters";
