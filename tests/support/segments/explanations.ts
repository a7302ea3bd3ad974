import { isDeepStrictEqual } from "node:util";
import { evidenceOf, type Evidence } from "~/domains/segments/explain/evidence";
import { explain, loadContext, print } from "~/domains/segments/index.server";
import type { Definition } from "~/domains/segments/model";
import { listFacts, withFacts, type Fact } from "~/domains/segments/reader/fact-list";
import { isAsked, type ProfileFacts } from "~/domains/segments/reader/facts";
import { known } from "~/domains/segments/reader/known";
import type { Truth } from "~/domains/segments/reader/truth";
import type { ShopHistory } from "./histories";
import { verdicts } from "./referee";
import { writeHistory } from "./write-history";

/** Somebody with a part of a shopper's facts, and what must be said of them. */
interface Double {
  profile: ProfileFacts;
  definition: Definition;
  truth: Truth;
  /** Everything that was cited, or all of it but one. */
  has: "what is cited" | "all but one";
}

export interface Explained {
  explanations: number;
  /** Facts they cite. */
  cited: number;
  wrong: string[];
}

/**
 * Whether what explanations cite is the reason: of a shopper with nothing else the compiled definition says the same,
 * and of one without any single one of it something else. The shop must have the history.
 */
export async function checkExplanations(
  shopId: number,
  history: ShopHistory,
  definitions: readonly Definition[],
  segments: ReadonlyMap<number, Definition>,
): Promise<Explained> {
  const explained: Explained = { explanations: 0, cited: 0, wrong: [] };
  const doubles: Double[] = [];
  for (const definition of definitions) {
    for (const profile of history.profiles.filter((one) => isAsked(one, history.asOf))) {
      const explanation = await explain(shopId, definition, profile.profileId, history.asOf);
      if (!explanation) throw new Error(`Nothing explains ${print(definition)}`);
      const { truth, evidence } = explanation;
      const cited = citedFacts(known(profile, history.asOf), evidence);
      doubles.push({ profile: withFacts(profile, cited), definition, truth, has: "what is cited" });
      for (const fact of cited) {
        const others = cited.filter((one) => one !== fact);
        doubles.push({ profile: withFacts(profile, others), definition, truth, has: "all but one" });
      }
      explained.explanations++;
      explained.cited += cited.length;
    }
  }
  explained.wrong = await wrongOnes(shopId, history, doubles, segments);
  return explained;
}

function citedFacts(profile: ProfileFacts, evidence: readonly Evidence[]): Fact[] {
  const facts = listFacts(profile);
  return evidence.map((one) => {
    const at = facts.findIndex((fact) => isDeepStrictEqual(evidenceOf(fact), one));
    const [fact] = at < 0 ? [] : facts.splice(at, 1);
    if (!fact) throw new Error(`Nothing that is told is the evidence ${JSON.stringify(one)}`);
    return fact;
  });
}

/** All doubles live in one shop, so that it is asked once. */
async function wrongOnes(
  shopId: number,
  history: ShopHistory,
  doubles: readonly Double[],
  segments: ReadonlyMap<number, Definition>,
): Promise<string[]> {
  const profiles = doubles.map(({ profile }, i) => renamed(profile, i));
  await writeHistory(shopId, { ...history, profiles }, segments);
  const definitions = [...new Set(doubles.map(({ definition }) => definition))];
  const context = await loadContext(shopId, history.asOf);
  const rows = new Map(
    (await verdicts(definitions, { context, traits: "facts" })).map((row) => [row.profileId, row.truths]),
  );
  return doubles.flatMap(({ definition, truth, has }, i) => {
    const said = rows.get(String(i + 1))?.[definitions.indexOf(definition)];
    const isRight = has === "what is cited" ? said === truth : said !== truth;
    return isRight ? [] : [`${print(definition)} is ${truth} of somebody, and with ${has} it is ${said}`];
  });
}

/** With ids of their own, which are in the order of the former ones. */
function renamed(profile: ProfileFacts, i: number): ProfileFacts {
  const token = (former: string) => `${former}-${i}`;
  return {
    ...profile,
    profileId: String(i + 1),
    customerId: null,
    email: profile.email && `${i}.${profile.email}`,
    checkouts: profile.checkouts.map((one) => ({ ...one, token: token(one.token) })),
    events: profile.events.map((event) => ({ ...event, sourceId: token(event.sourceId) })),
    orders: profile.orders.map((order) => ({
      ...order,
      orderId: String(BigInt(order.orderId) * 1000n + BigInt(i)),
      checkoutToken: order.checkoutToken && token(order.checkoutToken),
    })),
  };
}
