// Reads a segment's query as far as Shopify's answers to wrong ones are known: what it says of a word in the wrong
// place, of a filter it does not have, and of too many clauses. Values are not judged.

const FILTERS: ReadonlySet<string> = new Set(
  `abandoned_checkout_date amount_spent companies created_by_app_id customer_account_status customer_added_date
  customer_cities customer_countries customer_email_domain customer_language customer_regions customer_tags
  customer_within_distance email_subscription_status first_order_date last_order_date number_of_orders orders_placed
  predicted_spend_tier products_purchased product_subscription_status rfm_group sms_subscription_status
  shopify_email.bounced shopify_email.clicked shopify_email.delivered shopify_email.marked_as_spam shopify_email.opened
  shopify_email.unsubscribed store_credit_accounts storefront_event.collection_viewed storefront_event.product_viewed`.split(
    /\s+/,
  ),
);
const MOST_CLAUSES = 10;

interface Token {
  kind: "word" | "operator" | "value" | "symbol" | "end";
  text: string;
  offset: number;
}

const PATTERNS: [Token["kind"], RegExp][] = [
  ["value", /'(?:[^'\\]|\\[^])*'|\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2})?|[+-]?\d+[dwmy]\b|-?\d+(?:\.\d+)?(?![\w.])/y],
  ["word", /metafields\.[\w-]+\.[\w-]+|\d+_(?:days|months)_ago\b|[a-z_][\w.]*/iy],
  ["operator", /<=|>=|!=|=|<|>/y],
  ["symbol", /[(),:]|[^]/y],
];

/** What Shopify would say is wrong with a query; nothing when it would take it. */
export function problemsOf(query: string): string[] {
  const reader = new Reader(tokensOf(query));
  try {
    reader.group();
    reader.end();
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
    return [`${placeOf(query, error.token)}: '${error.token.text}' is unexpected.`, ...unknownFilters(query, reader)];
  }
  if (reader.filters.length > MOST_CLAUSES) return [`Too many clauses (>${MOST_CLAUSES})`];
  return unknownFilters(query, reader);
}

function unknownFilters(query: string, { filters }: Reader): string[] {
  return filters
    .filter(({ text }) => !FILTERS.has(text) && !text.startsWith("metafields.") && text !== "anniversary")
    .map((token) => `${placeOf(query, token)}: '${token.text}' filter cannot be found.`);
}

class Unexpected extends Error {
  constructor(readonly token: Token) {
    super(`${token.text} is unexpected`);
  }
}

class Reader {
  readonly filters: Token[] = [];
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  group(): void {
    do this.clause();
    while (this.takeWord("AND", "OR"));
  }

  end(): void {
    if (this.next().kind !== "end") throw new Unexpected(this.next());
  }

  private clause(): void {
    if (this.takeSymbol("(")) {
      this.group();
      return this.symbol(")");
    }
    // Recorded answers count the word behind a NOT as the filter.
    this.takeWord("NOT");
    const filter = this.next();
    if (filter.kind !== "word") throw new Unexpected(filter);
    this.at += 1;
    this.filters.push(filter);
    if (filter.text === "anniversary" && this.takeSymbol("(")) {
      this.value();
      this.symbol(")");
    }
    this.condition();
  }

  private condition(): void {
    if (this.next().kind === "operator") {
      this.at += 1;
      return this.value();
    }
    if (this.takeWord("IS")) {
      this.takeWord("NOT");
      return this.word("NULL");
    }
    if (this.takeWord("BETWEEN")) return this.range();
    this.takeWord("NOT");
    if (this.takeWord("CONTAINS")) return this.value();
    if (this.takeWord("IN")) return this.list();
    if (this.takeWord("MATCHES")) return this.parameters();
    throw new Unexpected(this.next());
  }

  private range(): void {
    this.value();
    this.word("AND");
    this.value();
  }

  private list(): void {
    this.symbol("(");
    do this.value();
    while (this.takeSymbol(","));
    this.symbol(")");
  }

  private parameters(): void {
    this.symbol("(");
    if (this.takeSymbol(")")) return;
    do {
      if (this.next().kind !== "word") throw new Unexpected(this.next());
      this.at += 1;
      this.condition();
    } while (this.takeSymbol(","));
    this.symbol(")");
  }

  private value(): void {
    const token = this.next();
    const isNamed = token.kind === "word" && /^(today|yesterday|true|false|\d+_(days|months)_ago)$/i.test(token.text);
    if (token.kind !== "value" && !isNamed) throw new Unexpected(token);
    this.at += 1;
  }

  private word(text: string): void {
    if (!this.takeWord(text)) throw new Unexpected(this.next());
  }

  private symbol(text: string): void {
    if (!this.takeSymbol(text)) throw new Unexpected(this.next());
  }

  private takeWord(...words: string[]): boolean {
    const { kind, text } = this.next();
    return this.take(kind === "word" && words.includes(text.toUpperCase()));
  }

  private takeSymbol(symbol: string): boolean {
    const { kind, text } = this.next();
    return this.take(kind === "symbol" && text === symbol);
  }

  private take(isIt: boolean): boolean {
    if (isIt) this.at += 1;
    return isIt;
  }

  private next(): Token {
    return this.tokens[this.at] ?? { kind: "end", text: "", offset: 0 };
  }
}

function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  for (let offset = blanksFrom(query, 0); offset < query.length;) {
    const token = tokenAt(query, offset);
    tokens.push(token);
    offset = blanksFrom(query, offset + token.text.length);
  }
  return [...tokens, { kind: "end", text: "", offset: query.length }];
}

function tokenAt(query: string, offset: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = offset;
    const [text] = pattern.exec(query) ?? [];
    if (text) return { kind, text, offset };
  }
  return { kind: "symbol", text: query.charAt(offset), offset };
}

function blanksFrom(query: string, offset: number): number {
  return offset + (/^\s*/.exec(query.slice(offset))?.[0].length ?? 0);
}

/** Shopify counts lines from 1 and columns from 0. */
function placeOf(query: string, { offset }: Token): string {
  const before = query.slice(0, offset).split("\n");
  return `Line ${before.length} Column ${before.at(-1)?.length ?? 0}`;
}
