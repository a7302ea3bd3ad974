import type { ServerResponse } from "node:http";

/** Ends a delivery. What is answered is for the sender's log: a status and a few words. */
export function answer(response: ServerResponse, status: number, words: string): void {
  const headers = { "content-type": "text/plain; charset=utf-8", "content-length": Buffer.byteLength(words) };
  // A body that is refused before it was read is not read any more.
  response.writeHead(status, status === 413 ? { ...headers, connection: "close" } : headers).end(words);
}
