import { z } from "zod";

/** What the application asks of Shopify: a token for a session token, a new pair of tokens, or the Admin API. */
type Kind = "exchange" | "refresh" | "admin";

interface Asked {
  shop: string;
  kind: Kind;
  /** The fields of a request for tokens. */
  fields: Record<string, unknown>;
}

type Change = (answer: Response) => Promise<Response>;

/** The line between the application and its Shopify, overheard. Everything still gets through, unless told otherwise. */
export interface Wire {
  requests(kind?: Kind): Asked[];
  /** The next answer of that kind arrives changed. */
  changeNext(kind: Kind, change: Change): void;
  hangUp(): void;
}

const Tokens = z.looseObject({ grant_type: z.string() });

/** Listens on the line that `connectShopify` laid; its requests name their shop in a header. */
export function overhear(): Wire {
  const heard: Asked[] = [];
  const changes: { kind: Kind; change: Change }[] = [];
  const through = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const shop = new Headers(init?.headers).get("x-sandbox-shop");
    if (!shop || input instanceof Request) return through(input, init);
    const fields = await tokenFields(input, init);
    const kind = !fields ? "admin" : fields["grant_type"] === "refresh_token" ? "refresh" : "exchange";
    heard.push({ shop, kind, fields: fields ?? {} });
    const answer = await through(input, init);
    const next = changes.findIndex((waiting) => waiting.kind === kind);
    return changes.splice(next, next < 0 ? 0 : 1)[0]?.change(answer) ?? answer;
  };
  return {
    requests: (kind) => heard.filter((request) => kind === undefined || request.kind === kind),
    changeNext: (kind, change) => changes.push({ kind, change }),
    hangUp: () => void (globalThis.fetch = through),
  };
}

async function tokenFields(
  input: string | URL,
  init: RequestInit | undefined,
): Promise<Record<string, unknown> | null> {
  const asked = new Request(input, init);
  if (!asked.url.endsWith("/admin/oauth/access_token")) return null;
  return Tokens.parse(await asked.json());
}

/** The same answer without some of its fields. */
export function without(...names: string[]): Change {
  return async (answer) => {
    const body = z.record(z.string(), z.unknown()).parse(await answer.json());
    return Response.json(Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name))));
  };
}

/** What Shopify answers when it gives no token: a session token that is over, or an app that is not installed. */
export const refused: Change = async () => Response.json({ error: "invalid_subject_token" }, { status: 400 });
