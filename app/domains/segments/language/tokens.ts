/** A word of a segment's text, with where it stands. */
export interface Token {
  kind: "word" | "operator" | "text" | "number" | "date" | "relative" | "symbol" | "end";
  text: string;
  line: number;
  column: number;
}

/** Why a text is not a segment, and where. Lines and columns count from 1. */
export class SyntaxProblem extends Error {
  constructor(
    readonly line: number,
    readonly column: number,
    readonly problem: string,
  ) {
    super(`Line ${line}, column ${column}: ${problem}`);
  }
}

const patterns: [Token["kind"], RegExp][] = [
  ["date", /\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?(?![\w-])/y],
  ["relative", /[+-]?\d+[dwmy]\b/y],
  ["number", /-?\d+(\.\d+)?(?![\w.])/y],
  ["word", /[A-Za-z_][\w.]*/y],
  ["operator", /<=|>=|!=|=|<|>/y],
  ["text", /'(?:[^'\\]|\\.)*'/y],
  ["symbol", /[(),]/y],
];

/** Splits a text into tokens. Throws a SyntaxProblem at the first thing that is none. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const blank = /\s*/y;
  let at = 0;
  for (;;) {
    blank.lastIndex = at;
    blank.exec(text);
    at = blank.lastIndex;
    const place = placeOf(text, at);
    if (at >= text.length) return [...tokens, { kind: "end", text: "", ...place }];
    const found = match(text, at);
    if (!found) throw new SyntaxProblem(place.line, place.column, complaint(text[at] ?? ""));
    tokens.push({ ...found, ...place });
    at += found.text.length;
  }
}

function match(text: string, at: number): { kind: Token["kind"]; text: string } | null {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) return { kind, text: found[0] };
  }
  return null;
}

function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function complaint(character: string): string {
  if (character === "'") return "this text has no closing '";
  if (character === '"') return "texts stand in single quotes: 'like this'";
  return `“${character}” is unexpected`;
}
