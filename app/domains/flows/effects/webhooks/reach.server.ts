import { lookup } from "node:dns/promises";
import type { ClientRequest, IncomingMessage } from "node:http";
import { request, type RequestOptions } from "node:https";
import type { LookupFunction } from "node:net";
import type { Reached } from "./answer";
import { isPublicAddress } from "./address";
import type { Destination } from "./destination";

/** What a request needs of the world: tests put another in its place, the program never does. */
export interface Network {
  /** The addresses of a name; rejects as Node's own does. */
  resolve(host: string): Promise<string[]>;
  request(options: RequestOptions, answer: (message: IncomingMessage) => void): ClientRequest;
}

export const network: Network = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  request,
};

/** For the name, the connection and the answer together. */
const patienceMilliseconds = 10_000;
const mostHeaderBytes = 16_384;

/**
 * Posts to where a stranger wants it, and tells no network by it that is not public. The name is looked up once, every
 * address it has must be public, and the connection is made to one of those and no other: what the name says a moment
 * later is not asked. A redirect is an answer like others, and of the answer nothing but its status is read.
 */
export async function postTo(
  { host, path }: Destination,
  { headers, body }: { headers: Record<string, string>; body: string },
  { resolve, request: ask }: Network = network,
): Promise<Reached> {
  const signal = AbortSignal.timeout(patienceMilliseconds);
  const addresses = await Promise.race([resolve(host).catch(readTrouble), ended(signal)]);
  if (!Array.isArray(addresses)) return addresses;
  if (addresses.length === 0) return { outcome: "unknown" };
  if (!addresses.every(isPublicAddress)) return { outcome: "forbidden" };
  return send(ask, { host, servername: host, path, lookup: pinnedTo(addresses), signal }, headers, body);
}

function send(
  ask: Network["request"],
  where: RequestOptions,
  headers: Record<string, string>,
  body: string,
): Promise<Reached> {
  return new Promise((settle) => {
    const length = { "content-length": String(Buffer.byteLength(body)) };
    const options = { ...where, method: "POST", port: 443, agent: false, maxHeaderSize: mostHeaderBytes };
    const outgoing = ask({ ...options, headers: { ...headers, ...length } }, (answer) => {
      settle({
        outcome: "answered",
        status: answer.statusCode ?? 0,
        retryAfter: answer.headers["retry-after"] ?? null,
      });
      answer.destroy();
    });
    outgoing.on("error", () => settle({ outcome: "silent" }));
    outgoing.end(body);
  });
}

/** Answers every question for a name with what was found and judged before. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  return (_, options, tell) => {
    const [first] = all;
    if (options.all) tell(null, all);
    else tell(null, first?.address ?? "", first?.family);
  };
}

function readTrouble(error: unknown): Reached {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return { outcome: code === "ENOTFOUND" || code === "ENODATA" ? "unknown" : "silent" };
}

function ended(signal: AbortSignal): Promise<Reached> {
  return new Promise((settle) => signal.addEventListener("abort", () => settle({ outcome: "silent" }), { once: true }));
}
