import type { Definition } from "../../model";
import { readCondition } from "./conditions";
import type { Cursor } from "./cursor";

/** Limits beyond which nobody can read a segment and no database should answer it. */
const deepest = 10;
const mostConditions = 100;

/** Reads conditions joined by AND, OR, NOT and parentheses up to the end of the text. */
export function readDefinition(cursor: Cursor): Definition {
  const definition = new Groups(cursor).either(0);
  if (cursor.next.kind === "end") return definition;
  const hint = cursor.sees(")") ? "there is no ( for it" : "join conditions with AND or OR";
  throw cursor.problem(cursor.next, `“${cursor.next.text}” is unexpected; ${hint}`);
}

class Groups {
  #conditions = 0;

  constructor(readonly cursor: Cursor) {}

  either(depth: number): Definition {
    const first = this.#both(depth);
    const parts = [first];
    while (this.cursor.takes("OR")) parts.push(this.#both(depth));
    return parts.length === 1 ? first : { type: "or", parts };
  }

  #both(depth: number): Definition {
    const first = this.#one(depth);
    const parts = [first];
    while (this.cursor.takes("AND")) parts.push(this.#one(depth));
    return parts.length === 1 ? first : { type: "and", parts };
  }

  #one(depth: number): Definition {
    const start = this.cursor.next;
    if (depth > deepest) {
      throw this.cursor.problem(start, `parentheses and NOT can stand in each other at most ${deepest} deep`);
    }
    if (this.cursor.takes("NOT")) return { type: "not", part: this.#one(depth + 1) };
    if (this.cursor.takes("(")) return this.#group(depth + 1);
    this.#conditions += 1;
    if (this.#conditions > mostConditions) {
      throw this.cursor.problem(start, `a segment has at most ${mostConditions} conditions; part it into several`);
    }
    return readCondition(this.cursor);
  }

  #group(depth: number): Definition {
    const inner = this.either(depth);
    if (!this.cursor.takes(")")) throw this.cursor.problem(this.cursor.next, "a closing ) is missing");
    return inner;
  }
}
