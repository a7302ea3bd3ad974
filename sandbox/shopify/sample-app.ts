import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";

interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** An app in tests: it writes down what reaches it. */
export interface SampleApp {
  readonly url: string;
  readonly received: Received[];
  /** Statuses of its next answers; without one it answers 200. */
  readonly statuses: number[];
  close(): void;
}

export async function startSampleApp(): Promise<SampleApp> {
  const received: Received[] = [];
  const statuses: number[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push({ path: request.url ?? "", headers: request.headers, body });
      response.writeHead(statuses.shift() ?? 200, { "set-cookie": "app=1" }).end("heard");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, received, statuses, close: () => void server.close() };
}
