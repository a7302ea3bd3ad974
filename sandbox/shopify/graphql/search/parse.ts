const COMPARATORS = [":", ":>", ":>=", ":<", ":<="] as const;
export type Comparator = (typeof COMPARATORS)[number];

/** A search query as a tree. A term without a field looks into everything a thing says about itself. */
export type Query =
  | { kind: "everything" }
  | { kind: "term"; field: string | null; comparator: Comparator; values: string[] }
  | { kind: "not"; query: Query }
  | { kind: "and" | "or"; queries: Query[] };

type Token =
  | { kind: "open" | "close" | "AND" | "OR" | "NOT" }
  | { kind: "term"; field: string | null; comparator: Comparator; values: string[] };

const QUOTED = `"(?:[^"\\\\]|\\\\.)*"|'(?:[^'\\\\]|\\\\.)*'`;
const TOKEN = new RegExp(
  String.raw`\s*(?:(?<paren>[()])|(?<minus>-)?(?:(?<field>[A-Za-z_][\w.]*)(?<comparator>:(?:>=|<=|>|<)?)\s*)?(?<value>${QUOTED}|[^\s()]+))`,
  "y",
);

/**
 * Reads Shopify's search syntax: `field:value`, `field:>=value`, quotes, `AND`, `OR`, `NOT`, a leading minus and
 * parentheses. Terms side by side are joined by AND, which binds tighter than OR.
 */
export function parseSearch(text: string): Query {
  const tokens = tokenize(text);
  let position = 0;
  const peek = () => tokens[position];

  const either = (): Query => {
    const queries = [all()];
    while (peek()?.kind === "OR") {
      position += 1;
      queries.push(all());
    }
    return joined("or", queries);
  };
  const all = (): Query => {
    const queries: Query[] = [];
    for (let next = peek(); next && next.kind !== "close" && next.kind !== "OR"; next = peek()) {
      if (next.kind === "AND") position += 1;
      else queries.push(one());
    }
    return joined("and", queries);
  };
  const one = (): Query => {
    const token = peek();
    position += 1;
    if (token?.kind === "NOT") return { kind: "not", query: one() };
    if (token?.kind === "open") {
      const query = either();
      position += 1;
      return query;
    }
    return token?.kind === "term" ? token : { kind: "everything" };
  };
  return either();
}

function joined(kind: "and" | "or", queries: Query[]): Query {
  const [only = { kind: "everything" } as const] = queries;
  return queries.length > 1 ? { kind, queries } : only;
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const { paren, minus, field = null, comparator, value = "" } = match.groups ?? {};
    if (minus) tokens.push({ kind: "NOT" });
    if (paren) tokens.push({ kind: paren === "(" ? "open" : "close" });
    else if (!field && (value === "AND" || value === "OR" || value === "NOT")) tokens.push({ kind: value });
    else tokens.push({ kind: "term", field, comparator: comparatorOf(comparator), values: valuesOf(value) });
  }
  return tokens;
}

function comparatorOf(text: string | undefined): Comparator {
  const known = COMPARATORS.find((comparator) => comparator === text);
  return known ?? ":";
}

/** A quoted text is one value; `web,pos` is two, either of which may match. */
function valuesOf(text: string): string[] {
  const quoted = /^(["'])([\s\S]*)\1$/.exec(text);
  return quoted?.[2] === undefined ? text.split(",") : [quoted[2].replace(/\\(.)/g, "$1")];
}
