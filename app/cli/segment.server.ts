import { findPerson } from "~/domains/profiles/index.server";
import {
  countMembers,
  explain,
  listMembersOf,
  loadContext,
  parse,
  print as printText,
  sentence,
  SyntaxProblem,
  type Explanation,
} from "~/domains/segments/index.server";
import type { Definition } from "~/domains/segments/model";
import { countLifecycle } from "~/domains/traits/index.server";
import { Instant } from "~/lib/wire";
import { print, tell } from "./output";
import { Problem } from "./problem";
import { requireShop } from "./shop.server";

interface Options {
  shop: string;
  query: string;
  asOf?: string;
  customer?: string;
  json?: boolean;
}

/** `segment check`: whether a text is a segment, and what it means. */
export function checkQuery(options: Pick<Options, "query" | "json">): void {
  const definition = read(options.query);
  const [text, words] = [printText(definition), sentence(definition)];
  print({ query: text, sentence: words, definition }, `${text}\n${words}`, options.json);
}

/** `segment count`: how many are in, out and unknown; together everyone. */
export async function countQuery(options: Options): Promise<void> {
  const { definition, context } = await ask(options);
  const counts = await countMembers(definition, { context, traits: "facts" });
  print(counts, `in ${counts.in}, out ${counts.out}, unknown ${counts.unknown}`, options.json);
}

/** `segment members`: Shopify's customer id of each, a line each. */
export async function listQuery(options: Options): Promise<void> {
  const { definition, context } = await ask(options);
  const members = await listMembersOf(definition, { context, traits: "facts" });
  const ids = members.flatMap(({ customerId }) => customerId ?? []);
  if (ids.length < members.length) tell(`${members.length - ids.length} more are guests, who have no customer id\n`);
  if (options.json) print(ids, "", true);
  else if (ids.length > 0) print(ids, ids.join("\n"), false);
}

/** `segment explain`: why one customer is in or out, condition by condition. */
export async function explainQuery(options: Options): Promise<void> {
  if (!options.customer) throw new Problem("Say whom to explain: --customer <Shopify's customer id>", 2);
  const { definition, context } = await ask(options);
  const { shopId, asOf } = context;
  const { profileIds } = await findPerson(shopId, { customerId: options.customer.replace(/^.*\//, ""), email: null });
  const explanations = await Promise.all(profileIds.map((id) => explain(shopId, definition, id, asOf)));
  const explanation = explanations.find((found) => found !== null);
  if (!explanation)
    throw new Problem(`Nobody here is customer ${options.customer}${options.asOf ? ` as of ${options.asOf}` : ""}`);
  print(explanation, explanationLines(definition, explanation).join("\n"), options.json);
}

function explanationLines(definition: Definition, { truth, conditions, changesAt }: Explanation): string[] {
  const lines = conditions.map(({ condition, truth: holds, found, nearestMiss: miss }) => {
    const more = miss ? `; ${miss.missing}${miss.by ? ` by ${miss.by.toISOString()}` : ""} would do` : "";
    return `  ${mark(holds)} ${condition} (${found}${more})`;
  });
  const change = changesAt ? [`  changes by itself at ${changesAt.toISOString()}`] : [];
  return [`${mark(truth)} ${sentence(definition)}`, ...lines, ...change];
}

/** `lifecycle`: how many shoppers stand at each stage; together everyone. */
export async function listLifecycle(options: { shop: string; asOf?: string; json?: boolean }): Promise<void> {
  const shop = await requireShop(options.shop);
  const counts = await countLifecycle(shop.id, instant(options.asOf));
  const everyone = counts.reduce((sum, { count }) => sum + count, 0);
  const lines = [...counts, { stage: "everyone", count: everyone }].map(
    ({ stage, count }) => `${stage.padEnd(10)} ${count}`,
  );
  print(
    { ...Object.fromEntries(counts.map(({ stage, count }) => [stage, count])), everyone },
    lines.join("\n"),
    options.json,
  );
}

async function ask(options: Options) {
  const definition = read(options.query);
  const shop = await requireShop(options.shop);
  const context = await loadContext(shop.id, instant(options.asOf));
  return { definition, context };
}

function read(query: string): Definition {
  try {
    return parse(query);
  } catch (error) {
    if (error instanceof SyntaxProblem) throw new Problem(error.message, 2);
    throw error;
  }
}

/** An instant, or a day: then its beginning in UTC. */
function instant(text: string | undefined): Date {
  if (text === undefined) return new Date();
  const parsed = Instant.safeParse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text);
  if (parsed.success) return parsed.data;
  throw new Problem(`“${text}” is not an instant, such as 2026-01-31T12:00:00Z`, 2);
}

function mark(truth: boolean | null): string {
  return truth === null ? "?" : truth ? "✓" : "✗";
}
