import type { IncomingMessage } from "node:http";

/** Larger than any delivery Shopify or Resend makes. */
export const largestBody = 2 * 1024 * 1024;

/** The raw bytes of a request, which is what signatures are made over; `too large` as soon as it is clear. */
export function readBody(request: IncomingMessage, longest = largestBody): Promise<Buffer | "too large"> {
  if (Number(request.headers["content-length"] ?? 0) > longest) return Promise.resolve("too large");
  // Listening is a good deal cheaper than `for await`, and this is the busiest door.
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > longest) resolve("too large");
      else chunks.push(chunk);
    });
    request.on("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on("error", reject);
  });
}

/** One header as text, null when it is absent, empty or repeated. */
export function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === "string" && value !== "" ? value : null;
}
