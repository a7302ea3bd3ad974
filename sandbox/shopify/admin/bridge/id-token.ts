import { config, sandboxOrigin } from "./config";

// Tokens live for 60 seconds; the last ten are left for their way to the app.
const REUSED_FOR_MS = 50_000;

const plainFetch = window.fetch.bind(window);
let current: { token: Promise<string>; at: number } | null = null;

/** A session token that is still good for at least ten seconds. */
export function idToken(): Promise<string> {
  if (!current || performance.now() - current.at > REUSED_FOR_MS) {
    current = { token: fetchToken(), at: performance.now() };
  }
  return current.token;
}

/** The next token is a new one. */
export function forgetToken(): void {
  current = null;
}

async function fetchToken(): Promise<string> {
  const response = await plainFetch(`${sandboxOrigin}/sandbox/id-token?shop=${encodeURIComponent(config.shop)}`);
  if (!response.ok) {
    forgetToken();
    throw new Error(`No session token for the shop "${config.shop}": open the app from the sandbox's admin.`);
  }
  return response.text();
}
