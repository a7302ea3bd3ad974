import type { LoaderFunctionArgs } from "@remix-run/node";
import { env } from "~/env.server";

type Loader = (args: LoaderFunctionArgs) => Promise<unknown>;

/** What a page of the admin said: its data, or the answer it gave instead. */
export type Visited = { ok: true; data: unknown } | { ok: false; answer: Response };

/**
 * Opens a page as the admin does: through its real loader, with a session token.
 * @param token left out, the page is opened as a document of an embedded app, whose token has still to be fetched
 */
export async function visit(loader: Loader, path: string, token?: string): Promise<Visited> {
  const headers = {
    "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0",
    ...(token && { authorization: `Bearer ${token}` }),
  };
  const request = new Request(new URL(path, env.SHOPIFY_APP_URL), { headers });
  try {
    return { ok: true, data: await loader({ request, params: {}, context: {} }) };
  } catch (thrown) {
    if (thrown instanceof Response) return { ok: false, answer: thrown };
    throw thrown;
  }
}
