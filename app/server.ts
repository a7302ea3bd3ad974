import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import { ping } from "~/doors/health.server";
import { answer } from "~/doors/answer";
import { followClick, isClick } from "~/doors/clicks.server";
import { allowPixel, takePixel } from "~/doors/pixel.server";
import { answersDoor } from "~/doors/proxy-answers.server";
import { quizDoor } from "~/doors/proxy-quiz.server";
import { resendWebhooks } from "~/doors/resend-webhooks.server";
import { shopifyWebhooks } from "~/doors/shopify-webhooks.server";
import { isOneClick, oneClickUnsubscribe } from "~/doors/unsubscribe.server";
import { env } from "~/env.server";
import { log } from "~/log.server";

type Door = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Doors for machines. They stand in front of Remix, which would cost them most of their throughput. */
const doors: Record<string, Door> = {
  "POST /webhooks/shopify": shopifyWebhooks,
  "POST /webhooks/resend": resendWebhooks,
  "POST /pixel": takePixel,
  "OPTIONS /pixel": allowPixel,
  "GET /proxy/quiz": quizDoor,
  "POST /proxy/answers": answersDoor,
  "GET /healthz": ping,
};

const oneYearSeconds = 31_536_000;
/** Proxies keep a connection for a minute. Were it us who ended it first, what is just being sent on it would get lost. */
const idleMilliseconds = 75_000;

/**
 * The web server: the doors, static files, and Remix for everything people look at.
 * @param assets middleware that serves the client's files: built ones, or Vite's while developing
 */
export function createWebServer(build: ServerBuild | (() => Promise<ServerBuild>), assets: RequestHandler): Server {
  const pages = createPages(build, assets);
  const server = createServer((request, response) => {
    const path = request.url?.split("?", 1)[0] ?? "/";
    const door = doorOf(request, path);
    if (door) open(door, request, response);
    else if (/^\/(webhooks|proxy)\//.test(path)) answer(response, 404, "There is no such door, or not for this method");
    else pages(request, response);
  });
  server.keepAliveTimeout = idleMilliseconds;
  return server;
}

function doorOf(request: IncomingMessage, path: string): Door | undefined {
  if (isOneClick(request)) return oneClickUnsubscribe;
  return isClick(request) ? followClick : doors[`${request.method} ${path}`];
}

/** A door that fails answers 500, so that the sender tries again: nothing it brought is lost. */
function open(door: Door, request: IncomingMessage, response: ServerResponse): void {
  door(request, response).catch((err: unknown) => {
    // Links in mails carry a token that must not lie about.
    const path = request.url?.split("?", 1)[0]?.replace(/^(\/(?:unsubscribe|confirm|c)\/).*/, "$1…");
    log.error({ err, path }, "a door failed");
    if (!response.headersSent) answer(response, 500, "Not stored; try again");
  });
}

function createPages(build: ServerBuild | (() => Promise<ServerBuild>), assets: RequestHandler): RequestListener {
  const app: Express = express();
  app.disable("x-powered-by");
  app.set("trust proxy", true);
  app.use(compression());
  app.use(assets);
  app.all("*", createRequestHandler({ build, mode: env.NODE_ENV }));
  return app;
}

/** Serves what `npm run build` made: files with a hash in their name for ever, the rest for an hour. */
export function builtAssets(folder: string): RequestHandler {
  const files = express.Router();
  files.use("/assets", express.static(`${folder}/assets`, { immutable: true, maxAge: oneYearSeconds * 1000 }));
  files.use(express.static(folder, { maxAge: "1h" }));
  return files;
}

/** Listens; resolves with the port. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(env.PORT, env.HOST, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : env.PORT);
    });
  });
}
