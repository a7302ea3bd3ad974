import { randomUUID } from "node:crypto";
import { env } from "~/env.server";
import { mintSessionToken } from "../../sandbox/shopify/auth/session-token";

type Handler = (args: { request: Request; params: Record<string, string>; context: object }) => Promise<unknown>;

export interface RouteModule {
  loader?: Handler;
  action?: Handler;
}

/** Every route there is, by the name of its file or folder: "app.segments.$segmentId". */
export const routes = Object.entries(
  import.meta.glob<RouteModule>(["../../app/routes/*.tsx", "../../app/routes/*/route.tsx"], { eager: true }),
).map(([file, module]) => ({
  name: file.replace(/^.*routes\//, "").replace(/(\/route)?\.tsx$/, ""),
  module,
}));

/** The names of a route's parameters: "segmentId" of "app.segments.$segmentId", and of "app.segments.$segmentId_.edit". */
export function parametersOf(name: string): string[] {
  return [...name.matchAll(/\$([a-zA-Z]+)/g)].map(([, parameter = ""]) => parameter);
}

interface Asked {
  /** The shop whose merchant asks; null for somebody without a session token. */
  shop: string | null;
  secret?: string;
  query?: Record<string, string>;
  form?: Record<string, string>;
  /** A JSON body, for actions that scripts of a page ask. */
  json?: string;
  headers?: Record<string, string>;
  params?: Record<string, string>;
}

/** Asks a route as a merchant's browser does: a form for its action, none for its loader. */
export async function ask(handler: Handler, asked: Asked): Promise<{ status: number; text: string }> {
  const { shop, secret = env.SHOPIFY_API_SECRET, query = {}, form, json, headers = {}, params = {} } = asked;
  const bearer = { shop: shop ?? "", userId: "1", jti: randomUUID(), sid: "1" };
  const keys = { clientId: env.SHOPIFY_API_KEY, clientSecret: secret };
  const request = new Request(`${env.SHOPIFY_APP_URL}/app?${new URLSearchParams(query)}`, {
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
    ...(json !== undefined && { method: "POST", body: json }),
    headers: {
      "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0",
      ...(shop !== null && { authorization: `Bearer ${mintSessionToken(keys, bearer, new Date())}` }),
      ...headers,
    },
  });
  try {
    const answer = await handler({ request, params, context: {} });
    if (answer instanceof Response) return { status: answer.status, text: await answer.text() };
    const text = JSON.stringify(answer, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));
    return { status: statusOf(answer), text: text ?? "" };
  } catch (thrown) {
    if (thrown instanceof Response) return { status: thrown.status, text: await thrown.text() };
    throw thrown;
  }
}

/** A plain answer is a 200; Remix's `data()` can say another. */
function statusOf(answer: unknown): number {
  if (typeof answer !== "object" || answer === null || !("init" in answer)) return 200;
  const { init } = answer;
  const status = typeof init === "object" && init !== null && "status" in init ? init.status : null;
  return typeof status === "number" ? status : 200;
}
