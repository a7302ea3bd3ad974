import { suggest } from "~/lib/suggest";
import { attributes, findAttribute, type Attribute } from "../attributes";
import { comparisons, type Comparison, type Condition, type Definition } from "../model";
import { SyntaxProblem, tokenize, type Token } from "./tokens";
import { readValue } from "./values";

/** Limits of one definition, beyond which nobody can read it and no database should answer it. */
const longestText = 5000;
const deepest = 10;
const mostConditions = 100;

/**
 * Reads a segment's text: a superset of Shopify's customer segment queries. AND binds tighter than OR; NOT stands
 * before a condition or a group. Throws a SyntaxProblem.
 */
export function parse(text: string): Definition {
  if (text.trim() === "") throw new SyntaxProblem(1, 1, "a segment needs at least one condition");
  if (text.length > longestText)
    throw new SyntaxProblem(1, 1, `a segment's text has at most ${longestText} characters`);
  const reader = new Reader(tokenize(text));
  const definition = reader.either(1);
  reader.end();
  return definition;
}

class Reader {
  #at = 0;
  #conditions = 0;

  constructor(readonly tokens: readonly Token[]) {}

  either(depth: number): Definition {
    if (depth > deepest) throw this.problem(this.#next, `groups can stand in each other at most ${deepest} deep`);
    const parts = [this.#both(depth)];
    while (this.#takeWord("OR")) parts.push(this.#both(depth));
    return parts.length === 1 && parts[0] ? parts[0] : { type: "or", parts };
  }

  end(): void {
    if (this.#next.kind !== "end")
      throw this.problem(this.#next, `“${this.#next.text}” is unexpected; join conditions with AND or OR`);
  }

  #both(depth: number): Definition {
    const parts = [this.#one(depth)];
    while (this.#takeWord("AND")) parts.push(this.#one(depth));
    return parts.length === 1 && parts[0] ? parts[0] : { type: "and", parts };
  }

  #one(depth: number): Definition {
    if (this.#takeWord("NOT")) {
      if (depth >= deepest) throw this.problem(this.#next, `groups can stand in each other at most ${deepest} deep`);
      return { type: "not", part: this.#one(depth + 1) };
    }
    if (!this.#takeSymbol("(")) return this.#condition();
    const inner = this.either(depth + 1);
    if (!this.#takeSymbol(")")) throw this.problem(this.#next, "a closing ) is missing");
    return inner;
  }

  #condition(): Definition {
    this.#conditions += 1;
    if (this.#conditions > mostConditions)
      throw this.problem(this.#next, `a segment has at most ${mostConditions} conditions`);
    const attribute = this.#attribute();
    if (this.#takeWord("IS")) return this.#nothing(attribute);
    if (this.#takeWord("BETWEEN")) return this.#range(attribute);
    const isNegated = this.#takeWord("NOT");
    if (this.#takeWord("CONTAINS")) {
      const contains = this.#contains(attribute);
      return isNegated ? { type: "not", part: contains } : contains;
    }
    if (isNegated) throw this.problem(this.#next, "after NOT comes CONTAINS");
    return this.#comparison(attribute);
  }

  #attribute(): Attribute {
    const token = this.#take();
    const attribute = token.kind === "word" ? findAttribute(token.text) : undefined;
    if (attribute) return attribute;
    const nearest = suggest(
      token.text,
      attributes.map(({ name }) => name),
    );
    const hint = nearest ? `; did you mean ${nearest}?` : "";
    const what =
      token.kind === "end" ? "a condition is missing here" : `“${token.text}” is not something to ask about${hint}`;
    throw this.problem(token, what);
  }

  #nothing({ name }: Attribute): Definition {
    const isNegated = this.#takeWord("NOT");
    if (!this.#takeWord("NULL")) throw this.problem(this.#next, "after IS comes NULL or NOT NULL");
    const condition: Condition = { type: "null", attribute: name };
    return isNegated ? { type: "not", part: condition } : condition;
  }

  #range(attribute: Attribute): Condition {
    if (!["integer", "money", "date"].includes(attribute.kind.type)) {
      throw this.problem(this.#next, `${attribute.name} has no range; compare it with = or !=`);
    }
    const from = readValue(this.#take(), attribute);
    if (!this.#takeWord("AND")) throw this.problem(this.#next, "a range needs two ends: BETWEEN … AND …");
    return { type: "between", attribute: attribute.name, from, to: readValue(this.#take(), attribute) };
  }

  #contains(attribute: Attribute): Condition {
    if (attribute.kind.type !== "list")
      throw this.problem(this.#next, `${attribute.name} is one value, not a list; compare it with =`);
    const value = readValue(this.#take(), attribute);
    return { type: "contains", attribute: attribute.name, text: value.type === "text" ? value.text : "" };
  }

  #comparison(attribute: Attribute): Condition {
    const token = this.#take();
    const operator = comparisons.find((known) => token.kind === "operator" && known === token.text);
    if (!operator)
      throw this.problem(token, `${attribute.name} needs an operator: ${operatorsOf(attribute).join(" ")}`);
    if (!operatorsOf(attribute).includes(operator)) {
      throw this.problem(
        token,
        `${attribute.name} cannot be compared with ${operator}; use ${operatorsOf(attribute).join(" or ")}`,
      );
    }
    return { type: "compare", attribute: attribute.name, operator, value: readValue(this.#take(), attribute) };
  }

  problem(token: Token, problem: string): SyntaxProblem {
    return new SyntaxProblem(token.line, token.column, problem);
  }

  get #next(): Token {
    return this.tokens[this.#at] ?? { kind: "end", text: "", line: 1, column: 1 };
  }

  #take(): Token {
    const token = this.#next;
    this.#at += 1;
    return token;
  }

  #takeWord(word: string): boolean {
    if (this.#next.kind !== "word" || this.#next.text.toUpperCase() !== word) return false;
    this.#at += 1;
    return true;
  }

  #takeSymbol(symbol: string): boolean {
    if (this.#next.kind !== "symbol" || this.#next.text !== symbol) return false;
    this.#at += 1;
    return true;
  }
}

function operatorsOf({ kind }: Attribute): (Comparison | "CONTAINS" | "NOT CONTAINS")[] {
  if (kind.type === "list") return ["CONTAINS", "NOT CONTAINS"];
  return kind.type === "enum" || kind.type === "text" ? ["=", "!="] : [...comparisons];
}
