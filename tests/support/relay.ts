import { createServer } from "node:http";
import { text } from "node:stream/consumers";

/** A request to send, as it stood on the wire. */
export interface Passed {
  idempotencyKey: string | null;
  body: string;
}

interface Options {
  /** Where to listen; 0 picks a free port. */
  port: number;
  /** The Resend behind it. */
  target: string;
  /** The control of a proof: Resend never sees an idempotency key. */
  dropKeys?: boolean;
  /** False where so much passes that it would not fit into memory: then only the keys are kept. */
  keepsBodies?: boolean;
  /** Looks at a request before Resend does. */
  before?: (passed: Passed) => Promise<void> | void;
  /** Looks at a request that Resend has answered, before the answer is on its way. */
  after?: (passed: Passed) => Promise<void> | void;
}

export interface Relay {
  url: string;
  /** Every request to send, in order. */
  passed: readonly Passed[];
  forget(): void;
  close(): Promise<void>;
}

/** A relay between the application and its Resend that keeps what passes, to the byte. A cut line is passed on too. */
export async function openRelay({
  port,
  target,
  dropKeys = false,
  keepsBodies = true,
  before,
  after,
}: Options): Promise<Relay> {
  const passed: Passed[] = [];
  const server = createServer((request, response) => {
    const relay = async () => {
      const idempotencyKey = request.headers["idempotency-key"];
      const asked = {
        idempotencyKey: typeof idempotencyKey === "string" ? idempotencyKey : null,
        body: await text(request),
      };
      passed.push(keepsBodies ? asked : { ...asked, body: "" });
      await before?.(asked);
      const headers = new Headers({ "content-type": "application/json" });
      headers.set("authorization", request.headers.authorization ?? "");
      const validation = request.headers["x-batch-validation"];
      if (typeof validation === "string") headers.set("x-batch-validation", validation);
      if (asked.idempotencyKey && !dropKeys) headers.set("idempotency-key", asked.idempotencyKey);
      const init = { method: request.method ?? "POST", headers, body: asked.body };
      const answer = await fetch(target + (request.url ?? ""), init);
      const words = await answer.text();
      await after?.(asked);
      response.writeHead(answer.status, [...answer.headers].filter(isPlain).flat()).end(words);
    };
    relay().catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`,
    passed,
    forget: () => void passed.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The body is written anew, so its former length and encoding do not hold. */
function isPlain([name]: [string, string]): boolean {
  return !["content-length", "transfer-encoding", "content-encoding", "connection", "keep-alive"].includes(name);
}
