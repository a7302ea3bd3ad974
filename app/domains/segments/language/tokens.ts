/** A word of a segment's text, with where it stands. Offsets count from 0, lines and columns from 1. */
export interface Token {
  kind: "word" | "operator" | "text" | "number" | "date" | "relative" | "symbol" | "unreadable" | "end";
  text: string;
  offset: number;
  line: number;
  column: number;
}

/** What is wrong, and where. */
export interface Problem {
  line: number;
  column: number;
  problem: string;
}

/** Why a text is not a segment, and where. Lines and columns count from 1. */
export class SyntaxProblem extends Error {
  /**
   * @param suggestion what was probably meant, to put in the place of what stands there
   * @param also what else is wrong nearby
   */
  constructor(
    readonly line: number,
    readonly column: number,
    readonly problem: string,
    readonly suggestion: string | null = null,
    readonly also: readonly Problem[] = [],
  ) {
    const all = [{ line, column, problem }, ...also];
    super(all.map((one) => `Line ${one.line}, column ${one.column}: ${one.problem}`).join(". "));
  }
}

const patterns: [Token["kind"], RegExp][] = [
  ["date", /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2})?(?![\w-])/y],
  ["relative", /[+-]?\d+[hdwmy]\b/y],
  ["number", /-?\d+(?:\.\d+)?(?![\w.])/y],
  // Names of metafields may have hyphens in them, and some dates begin with a digit or end with a number.
  ["word", /metafields\.[\w-]+\.[\w-]+|\d+_(?:days|months)_ago\b|start_of_[a-z]+[+-]\d+\b|[a-z_][\w.]*/iy],
  ["operator", /<=|>=|!=|=|<|>/y],
  ["text", /'(?:[^'\\]|\\[^])*'/y],
  ["symbol", /[(),:]/y],
  ["unreadable", /'[^]*|[^]/uy],
];

/** Splits a text into tokens, of which the last is its end. What cannot be read becomes a token too. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let offset = skipBlank(text, 0); offset < text.length;) {
    const { kind, found } = match(text, offset);
    tokens.push({ kind, text: found, offset, ...placeOf(text, offset) });
    offset = skipBlank(text, offset + found.length);
  }
  return [...tokens, { kind: "end", text: "", offset: text.length, ...placeOf(text, text.trimEnd().length) }];
}

/** What to say of a token that is none of the language's. */
export function complaint({ text }: Token): string {
  if (text.startsWith("'")) return "this text has no closing quote: put a ' at its end";
  if (text === '"' || /[‘’“”]/.test(text)) return "texts stand in straight single quotes: 'like this'";
  return `“${text}” is unexpected`;
}

/** A text in the quotes of the language. */
export function quote(text: string): string {
  return `'${text.replace(/['\\]/g, "\\$&")}'`;
}

/** The text in a token of quotes: `\'` stands for a quote and `\\` for a backslash, any other backslash for itself. */
export function unquote({ text }: Token): string {
  return text.slice(1, -1).replace(/\\(['\\])/g, "$1");
}

function match(text: string, offset: number): { kind: Token["kind"]; found: string } {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = offset;
    const [found] = pattern.exec(text) ?? [];
    if (found) return { kind, found };
  }
  throw new Error(`Nothing can be read at ${offset}`);
}

function skipBlank(text: string, offset: number): number {
  const blank = /\s*/y;
  blank.lastIndex = offset;
  blank.exec(text);
  return blank.lastIndex;
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
