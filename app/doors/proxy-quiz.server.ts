import type { IncomingMessage, ServerResponse } from "node:http";
import { serveQuiz } from "~/domains/storefront/index.server";
import { admit, sayJson } from "./proxy.server";

const number = /^[1-9]\d{0,8}$/;
const own = { id: number, v: number, me: /^1$/, response: /^[A-Za-z0-9_-]{22}$/ };

const forEverybody = { "cache-control": "public, max-age=300" };
const forOne = { "cache-control": "private, no-store" };

/**
 * `GET /proxy/quiz?id=&v=`: a quiz of the storefront, the same for everybody, so that it may be kept on the way. With
 * `me=1` what is known of the shopper comes with it, and whether the quiz is meant for them at all.
 */
export async function quizDoor(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const now = new Date();
  const admitted = await admit(request, response, own, now);
  if (!admitted) return;
  const { shop, query, customerId } = admitted;
  const of = (name: string) => Number(query.get(name));
  const remembered = query.get("response");
  const looker = query.has("me") ? { customerId, responseIds: remembered ? [remembered] : [] } : null;
  const form = await serveQuiz(shop, { quizId: of("id"), version: of("v") }, looker, now);
  if (form) sayJson(response, 200, form, looker ? forOne : forEverybody);
  else sayJson(response, 404, {});
}
