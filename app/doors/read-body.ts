import type { IncomingMessage } from "node:http";

/** Larger than any delivery Shopify or Resend makes. */
export const largestBody = 2 * 1024 * 1024;

/** The raw bytes of a request, which is what signatures are made over; `too large` as soon as it is clear. */
export async function readBody(request: IncomingMessage): Promise<Buffer | "too large"> {
  if (Number(request.headers["content-length"] ?? 0) > largestBody) return "too large";
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > largestBody) return "too large";
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

/** One header as text, null when it is absent, empty or repeated. */
export function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" && value !== "" ? value : null;
}
