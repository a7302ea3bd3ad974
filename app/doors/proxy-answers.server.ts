import type { IncomingMessage, ServerResponse } from "node:http";
import { Sent } from "~/domains/quizzes/index.server";
import { takeShow, takeStep } from "~/domains/storefront/index.server";
import { openBudget } from "~/lib/budget";
import { nestingOf } from "~/lib/nesting";
import { describeIssues } from "~/lib/wire";
import { admit, refuse, sayJson, tooMuch, type Admitted } from "./proxy.server";
import { readBody } from "./read-body";
import { wake } from "./wake.server";

/** A write carries chance of its own, or all that come in one second would have one signature. */
const own = { once: /^[A-Za-z0-9_-]{22}$/ };
const longestBody = 32 * 1024;
const deepest = 8;

/** Addresses are given by people: few of one network in a minute. How many mails follow, the worker weighs once more. */
const addresses = {
  network: openBudget({ perMinute: 5, atOnce: 5 }),
  shop: openBudget({ perMinute: 500, atOnce: 5000 }),
};
/** What was shown is only counted, so that it was not counted already is remembered here alone. */
const shown = openBudget({ perMinute: 0, atOnce: 1 });

/**
 * `POST /proxy/answers`: a step of somebody's passage through a quiz. It is checked and written; who it was and what
 * follows is found out in the worker, so that nobody learns anything from the answer or from how long it takes.
 */
export async function answersDoor(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const now = new Date();
  const admitted = await admit(request, response, own, now);
  if (!admitted) return;
  const body = await readBody(request, longestBody);
  if (body === "too large") return void refuse(response, 413, "The body is larger than 32 KB");
  if (!admitted.query.has("once")) return void refuse(response, 400, "once: is needed, 128 random bits");
  const parsed = Sent.safeParse(parse(body.toString("utf8")));
  if (!parsed.success) return void refuse(response, 400, describeIssues(parsed.error));
  if (parsed.data.do === "show") return show(response, admitted, parsed.data, now);
  if (parsed.data.do === "email" && !mayGiveAddress(admitted, now)) return void refuse(response, 429, tooMuch);
  await take(response, admitted, parsed.data, now);
}

async function take(
  response: ServerResponse,
  { shop, ...sender }: Admitted,
  sent: Exclude<Sent, { do: "show" }>,
  now: Date,
): Promise<void> {
  const taken = await takeStep(shop, sent, sender, now);
  switch (taken.outcome) {
    case "taken":
      sayJson(response, 200, taken.answer);
      if (taken.waits) wake(shop.id, "answers.given");
      return;
    case "refused":
      return void refuse(response, 400, taken.problem);
    case "used":
      return void refuse(response, 409, "This request was taken already");
    default:
      return taken satisfies never;
  }
}

async function show(
  response: ServerResponse,
  { shop, signature }: Admitted,
  sent: { quiz: number; version: number },
  now: Date,
): Promise<void> {
  if (!shown.take(signature, now.getTime())) return void refuse(response, 409, "This request was taken already");
  if (!(await takeShow(shop, sent, now))) return void refuse(response, 400, "There is no such quiz");
  sayJson(response, 200, {});
}

function mayGiveAddress({ network, shop }: Admitted, now: Date): boolean {
  return (
    addresses.network.take(network ?? "unknown", now.getTime()) && addresses.shop.take(String(shop.id), now.getTime())
  );
}

function parse(text: string): unknown {
  if (nestingOf(text) > deepest) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Told by throwing; nothing fits the schema less than nothing.
    return undefined;
  }
}
