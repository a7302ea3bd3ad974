import type { Parents } from "./parents";

/** Where nodes come from. */
export interface NodeContext {
  /** The shop's currency, for amounts that do not name theirs. */
  currency: string;
  /** When the file was made: what it shows was so then. */
  readAt: Date;
  parents: Parents;
}
