import { z } from "zod";

/** One question of the application to Shopify's Admin API. */
export interface Question {
  /** The operation's own name: "AddTag". */
  name: string;
  variables: Record<string, unknown>;
}

/** The line to Shopify's Admin API: everything asked is kept, and it can break at a moment of the test's choosing. */
export interface ShopifyLine {
  asked(name?: string): Question[];
  forget(): void;
  /** Breaks at the nth question of that name from now: before Shopify hears it, or before its answer is heard. */
  breakAt(name: string, nth: number, when: "before" | "after", until?: "next" | "mended"): void;
  mend(): void;
  /** The next answer to a question of that name is another. */
  answerNext(name: string, answer: () => Response): void;
  hangUp(): void;
}

const Body = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).default({}) });

/** Listens on the line that `connectShopify` laid. */
export function holdLine(): ShopifyLine {
  const questions: Question[] = [];
  let rupture: { name: string; left: number; when: "before" | "after"; until: "next" | "mended" } | null = null;
  let isDown = false;
  const answers: { name: string; answer: () => Response }[] = [];
  const through = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const question = await questionIn(input, init);
    if (!question) return through(input, init);
    if (isDown) throw new TypeError("The line is down");
    questions.push(question);
    const other = answers.findIndex(({ name }) => name === question.name);
    if (other >= 0) return answers.splice(other, 1)[0]?.answer() ?? through(input, init);
    const isNow = rupture?.name === question.name && --rupture.left === 0;
    const when = isNow ? rupture?.when : undefined;
    isDown = isNow && rupture?.until === "mended";
    if (isNow) rupture = null;
    if (when === "before") throw new TypeError("The line broke");
    const answer = await through(input, init);
    if (when === "after") throw new TypeError("The line broke");
    return answer;
  };
  return {
    asked: (name) => questions.filter((question) => name === undefined || question.name === name),
    forget: () => void questions.splice(0),
    breakAt: (name, nth, when, until = "mended") => void (rupture = { name, left: nth, when, until }),
    mend: () => void (isDown = false),
    answerNext: (name, answer) => void answers.push({ name, answer }),
    hangUp: () => void (globalThis.fetch = through),
  };
}

async function questionIn(input: string | URL | Request, init?: RequestInit): Promise<Question | null> {
  if (input instanceof Request || !new Headers(init?.headers).has("x-sandbox-shop")) return null;
  const request = new Request(input, init);
  if (!request.url.endsWith("/graphql.json")) return null;
  const { query, variables } = Body.parse(await request.json());
  return { name: /\b(?:query|mutation)\s+(\w+)/.exec(query)?.[1] ?? "", variables };
}
