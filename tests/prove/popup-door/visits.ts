import { randomUUID } from "node:crypto";
import type { Random } from "../../../sandbox/factories/random";
import { signature } from "../../support/door";
import { says } from "../../support/quiz-door-stage";
import { randomId, signedQuery } from "../../support/storefront-calls";
import type { Shot } from "./open-loop";

/** A shop that shoppers visit. */
export interface Visited {
  domain: string;
  shopId: number;
  quizId: number;
}

/** What was taken, to be looked for afterwards. */
export interface Kept {
  /** By passage, how many answers the door said it has. */
  answers: Map<string, Set<string>>;
  addresses: Set<string>;
}

const networks = 3000;

/** Shoppers of these shops: each asks for the quiz, half of them answer, some give an address and see the result. */
export function visits(shops: readonly Visited[], random: Random): { next: () => Shot; kept: Kept } {
  const kept: Kept = { answers: new Map(), addresses: new Set() };
  const waiting: (() => Shot)[] = [];
  const begin = () => {
    const [shop] = random.sample(shops, 1);
    if (!shop) throw new Error("There is no shop to visit");
    waiting.push(...visit(shop, random, kept));
  };
  const next = (): Shot => {
    // Several visits are under way at once: their steps come mixed.
    while (waiting.length < 200) begin();
    const at = random.between(0, 20);
    const [shot] = waiting.splice(Math.min(at, waiting.length - 1), 1);
    if (!shot) throw new Error("There is nothing to do");
    return shot();
  };
  return { next, kept };
}

function visit({ domain, quizId }: Visited, random: Random, kept: Kept): (() => Shot)[] {
  const response = randomId();
  const network = random.between(0, networks - 1);
  const from = `10.${Math.floor(network / 250)}.${network % 250}.${random.between(1, 250)}`;
  const customerId = random.chance(0.1) ? String(7_000_000 + random.between(0, 5000)) : "";
  const via = { shop: domain, customerId };
  const passage = { response, quiz: quizId, version: 1, test: null, page: "/", locale: "de", country: "DE" };
  const headers = { "x-forwarded-for": from };
  const ask = (more: Record<string, string>) => (): Shot => {
    const query = signedQuery({ id: String(quizId), v: "1", ...more }, via);
    return { kind: "quiz", method: "GET", path: `/proxy/quiz?${query}`, headers, body: "" };
  };
  const tell = (kind: string, body: object, answered?: Shot["answered"]) => (): Shot => {
    const path = `/proxy/answers?${signedQuery({ once: randomId() }, via)}`;
    return { kind, method: "POST", path, headers, body: JSON.stringify(body), ...(answered && { answered }) };
  };
  const answer = (question: string, choice: string) =>
    tell("answer", { do: "answer", ...passage, answers: [says(question, choice)] }, (status) => {
      if (status === 200) kept.answers.set(response, (kept.answers.get(response) ?? new Set()).add(question));
    });
  const steps = [ask(customerId ? { me: "1" } : {}), tell("show", { do: "show", quiz: quizId, version: 1 })];
  if (random.chance(0.5)) {
    steps.push(answer("skin_concern", random.pick(["anti-aging", "hydration", "acne"])));
    steps.push(answer("patience", String(random.between(1, 5))));
    if (random.chance(0.2)) {
      const email = `shopper-${response.toLowerCase()}@example.com`;
      const given = { do: "email", ...passage, email, firstName: null, agrees: true };
      steps.push(tell("email", given, (status) => status === 200 && kept.addresses.add(email)));
    }
    steps.push(tell("finish", { do: "finish", ...passage }));
  }
  return steps;
}

/** A delivery of a product's change, as Shopify sends many. */
export function delivery(shops: readonly Visited[], random: Random): Shot {
  const id = random.between(1, 2000);
  const at = new Date().toISOString();
  const body = JSON.stringify({
    ...{ id, title: `Product ${id}`, handle: `product-${id}`, product_type: "Care", vendor: "Shop", status: "active" },
    ...{ tags: "", created_at: at, updated_at: at, image: null, images: [] },
    variants: [{ id, product_id: id, title: "One", sku: "", price: "10.00", inventory_quantity: random.between(0, 9) }],
  });
  const headers = {
    "content-type": "application/json",
    "x-shopify-topic": "products/update",
    "x-shopify-shop-domain": random.pick(shops).domain,
    "x-shopify-webhook-id": randomUUID(),
    "x-shopify-event-id": randomUUID(),
    "x-shopify-api-version": "2026-07",
    "x-shopify-triggered-at": at,
    "x-shopify-hmac-sha256": signature(body),
  };
  return { kind: "webhook", method: "POST", path: "/webhooks/shopify", headers, body };
}

/** One more who gives an address that is somebody else's, from one of 500 networks. */
export function bombardment({ domain, quizId }: Visited, victim: string): () => Shot {
  let n = 0;
  return () => {
    n += 1;
    const body = {
      ...{ do: "email", response: randomId(), quiz: quizId, version: 1, test: null, page: "/", locale: "de" },
      ...{ country: "DE", email: victim, firstName: "Win now http://evil.example", agrees: true },
    };
    const path = `/proxy/answers?${signedQuery({ once: randomId() }, { shop: domain })}`;
    const headers = { "x-forwarded-for": `172.${16 + (n % 2)}.${n % 250}.9` };
    return { kind: "email", method: "POST", path, headers, body: JSON.stringify(body) };
  };
}
