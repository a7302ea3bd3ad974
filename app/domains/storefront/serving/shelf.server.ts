import { findOptInPolicy } from "~/domains/consent/index.server";
import { findVersion } from "~/domains/quizzes/index.server";
import { findSender, findShopByDomain } from "~/domains/shops/index.server";
import { isStopped } from "~/domains/shops/model";
import { remember } from "~/lib/remembered";
import { listServed } from "./queries.server";

// What every call needs and that hardly ever changes lies ready in the process. A change is seen after these times.
const shopMilliseconds = 10_000;
const stateMilliseconds = 1_000;
const mostShops = 2_000;
const mostVersions = 1_000;
/** The colour that mail has where nobody chose one. */
const plainColor = "#1f4d3a";

const shops = remember<Awaited<ReturnType<typeof lookForShop>>>(shopMilliseconds, mostShops);
const states = remember<Awaited<ReturnType<typeof listServed>>>(stateMilliseconds, mostShops);
const policies = remember<Awaited<ReturnType<typeof findOptInPolicy>>>(stateMilliseconds, mostShops);
/** A version never changes once it is there. */
const versions = remember<Awaited<ReturnType<typeof findVersion>>>(Infinity, mostVersions);

/** A shop whose storefront is open to us, as far as serving needs it. */
export interface OpenShop {
  id: number;
  timezone: string;
  brandColor: string;
}

/** The shop of a domain; null when the app is not installed there. */
export function findOpenShop(domain: string, now: Date): Promise<OpenShop | null> {
  return shops.find(domain, now, () => lookForShop(domain));
}

async function lookForShop(domain: string): Promise<OpenShop | null> {
  const shop = await findShopByDomain(domain);
  if (!shop || isStopped(shop)) return null;
  const sender = await findSender(shop.id);
  return { id: shop.id, timezone: shop.timezone, brandColor: sender?.brandColor ?? plainColor };
}

export function findPolicy(shopId: number, now: Date) {
  return policies.find(String(shopId), now, () => findOptInPolicy(shopId));
}

/** A version of a quiz that shoppers can be in; null when there is none, or it was put away. */
export async function findServed(shopId: number, quizId: number, version: number, now: Date) {
  const served = await states.find(String(shopId), now, () => listServed(shopId));
  const state = served.find(({ id }) => id === quizId);
  if (!state || version > state.version) return null;
  const quiz = await versions.find(`${shopId} ${quizId} ${version}`, now, () => findVersion(shopId, quizId, version));
  return quiz && { ...state, version, content: quiz.content };
}
export type Served = NonNullable<Awaited<ReturnType<typeof findServed>>>;
