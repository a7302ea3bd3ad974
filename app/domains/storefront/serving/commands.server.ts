import { modeFor } from "~/domains/consent/index.server";
import { claimForAddress } from "~/domains/coupons/index.server";
import {
  checkAnswers,
  countShown,
  knownOf,
  listSaidBefore,
  writeStep,
  type Sender,
  type SentStep,
} from "~/domains/quizzes/index.server";
import { outcomeFor, type Outcome } from "~/domains/quizzes/model";
import { domainOf } from "~/lib/address";
import { isDisposable } from "~/lib/disposable.server";
import { remember } from "~/lib/remembered";
import { listBuyable, listPopular } from "./queries.server";
import { findPolicy, findServed, type OpenShop, type Served } from "./shelf.server";
import { languageOf, showProduct, type ShownProduct } from "./shown-product";

/** What the popup shows in the end. */
export interface Finished {
  heading: string;
  tip: string;
  products: ShownProduct[];
  code: { code: string; until: string | null } | null;
}

/** @property waits whether something has to become facts now */
export type Taken =
  | { outcome: "taken"; answer: Record<string, never> | { confirm: boolean } | { outcome: Finished }; waits: boolean }
  | { outcome: "refused"; problem: string }
  | { outcome: "used" };

/**
 * Takes a step of somebody's passage through a quiz. What is answered follows from what was sent and from the shop's
 * settings alone: never from whether anybody is known by the address.
 */
export async function takeStep(shop: OpenShop, sent: SentStep, sender: Sender, now: Date): Promise<Taken> {
  const served = await findServed(shop.id, sent.quiz, sent.version, now);
  if (!served) return refuse("There is no such quiz");
  const step = readStep(sent, served);
  if ("problem" in step) return refuse(step.problem);
  if (step.email !== null && isDisposable(domainOf(step.email)) && (await findPolicy(shop.id, now)).refusesDisposable) {
    return refuse("The address is made to be thrown away");
  }
  const test = sent.test !== null && served.testIds.includes(sent.test) ? sent.test : null;
  const written = await writeStep(shop.id, { ...sent, test }, sender, step, now);
  if (written.outcome === "used") return written;
  if (written.outcome === "other") return refuse("This passage is another one's");
  const { waits, email } = written;
  switch (sent.do) {
    case "answer":
      return { outcome: "taken", answer: {}, waits };
    case "email": {
      const mode = modeFor(await findPolicy(shop.id, now), sent.country);
      return { outcome: "taken", answer: { confirm: mode === "double" }, waits };
    }
    case "finish":
      return { outcome: "taken", answer: { outcome: await finish(shop, sent, served, { sender, email }, now) }, waits };
    default:
      return sent satisfies never;
  }
}

/** Counts that a quiz opened on a page. @returns whether there is such a quiz */
export async function takeShow(
  shop: OpenShop,
  { quiz, version }: { quiz: number; version: number },
  now: Date,
): Promise<boolean> {
  if (!(await findServed(shop.id, quiz, version, now))) return false;
  countShown(shop.id, quiz, version);
  return true;
}

function refuse(problem: string): Taken {
  return { outcome: "refused", problem };
}

function readStep(sent: SentStep, { content }: Served) {
  const nothing = { answers: [], email: null, firstName: null, isFinished: sent.do === "finish" };
  switch (sent.do) {
    case "answer": {
      const checked = checkAnswers(content, sent.answers);
      return "problem" in checked ? checked : { ...nothing, answers: checked.kept };
    }
    case "email":
      if (!content.capture) return { problem: "The quiz asks for no address" };
      return { ...nothing, email: sent.email, firstName: content.capture.asksName ? sent.firstName : null };
    case "finish":
      return nothing;
    default:
      return sent satisfies never;
  }
}

async function finish(
  shop: OpenShop,
  { response, before, locale }: SentStep,
  { content }: Served,
  { sender, email }: { sender: Sender; email: string | null },
  now: Date,
): Promise<Finished> {
  const responseIds = before ? [before, response] : [response];
  const said = await listSaidBefore(shop.id, { customerId: sender.customerId, responseIds });
  const known = knownOf(content, said, { now, timezone: shop.timezone });
  const outcome = outcomeFor(content, new Map([...known].map(([question, choices]) => [question, { choices }])));
  const language = languageOf(locale);
  const products = await findResultProducts(shop.id, outcome.products, now);
  const { discountId } = content.result;
  const code =
    discountId !== null && email !== null ? await claimForAddress(shop.id, { discountId, email }, now) : null;
  return {
    heading: outcome.heading,
    tip: outcome.tip,
    products: products.map((product) => showProduct(product, language)),
    code: code && { code: code.code, until: code.endsAt?.toISOString() ?? null },
  };
}

const rankedMilliseconds = 600_000;
const buyableMilliseconds = 30_000;
const mostLists = 2_000;
const ranked = remember<string[]>(rankedMilliseconds, mostLists);
const buyable = remember<Awaited<ReturnType<typeof listBuyable>>>(buyableMilliseconds, mostLists);

/** What is sold best is counted now and then; what of it is in stock is looked at more often. */
function findResultProducts(shopId: number, wanted: Outcome["products"], now: Date) {
  if (wanted.from === "nothing") return [];
  return buyable.find(`${shopId} ${JSON.stringify(wanted)}`, now, async () => {
    if (wanted.from === "picked") return listBuyable(shopId, wanted.productIds, wanted.productIds.length, now);
    const collectionId = wanted.from === "collection" ? wanted.collectionId : null;
    const ids = await ranked.find(`${shopId} ${collectionId}`, now, () => listPopular(shopId, collectionId, now));
    return listBuyable(shopId, ids, wanted.count, now);
  });
}
