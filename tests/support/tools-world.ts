import { Agent, createServer, request, type IncomingHttpHeaders, type Server } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import type { Network } from "~/domains/flows/effects/webhooks/reach.server";

/** The one public address of this world, behind which the other tool listens. Every other is dialled as it is. */
export const openAddress = "93.184.216.34";

/** A request as the other tool took it. */
export interface Taken {
  headers: IncomingHttpHeaders;
  url: string | undefined;
  body: string;
}

interface Answer {
  status: number;
  headers?: Record<string, string>;
}

/** Another tool on the internet, and something inside that must never hear of anything. */
export interface ToolsWorld {
  taken: Taken[];
  /** Addresses to which a connection was wanted. */
  dialled: string[];
  /** Connections to what listens inside. */
  intrusions(): number;
  /** What listens inside, by an address a redirect could name. */
  inside: string;
  answers(answer: (taken: Taken) => Answer): void;
  /** A network whose names have these addresses, each time they are asked for the next; or say this. */
  network(...found: (string[] | Error)[]): Network & { asked(): number };
  forget(): void;
  close(): void;
}

export async function openToolsWorld(): Promise<ToolsWorld> {
  const taken: Taken[] = [];
  const dialled: string[] = [];
  let intrusions = 0;
  let answer: (taken: Taken) => Answer = () => ({ status: 204 });
  const victim = createServer((_, response) => void response.end()).on("connection", () => void (intrusions += 1));
  const target = createServer((asked, response) => {
    void text(asked).then((body) => {
      const one = { headers: asked.headers, url: asked.url, body };
      taken.push(one);
      const { status, headers = {} } = answer(one);
      response.writeHead(status, headers).end();
    });
  });
  const [inside, outside] = [await listen(victim), await listen(target)];
  const dial: Network["request"] = (options, hear) => {
    const agent = new Agent();
    agent.createConnection = (_, done) => {
      options.lookup?.(options.host ?? "", { all: false }, (_error, address) => {
        const to = typeof address === "string" ? address : "";
        dialled.push(to);
        done?.(null, connect(to === openAddress ? { host: "127.0.0.1", port: outside } : { host: to, port: inside }));
      });
      return undefined;
    };
    return request({ ...options, agent }, hear);
  };
  return {
    taken,
    dialled,
    intrusions: () => intrusions,
    inside: `http://127.0.0.1:${inside}/`,
    answers: (other) => void (answer = other),
    network(...found) {
      let asked = 0;
      return {
        asked: () => asked,
        resolve: async () => {
          const next = found[Math.min(asked++, found.length - 1)] ?? [];
          if (next instanceof Error) throw next;
          return next;
        },
        request: dial,
      };
    },
    forget() {
      [taken.length, dialled.length, intrusions] = [0, 0, 0];
      answer = () => ({ status: 204 });
    },
    close() {
      victim.close();
      target.close();
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}
