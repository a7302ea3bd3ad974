import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expireAccessToken, withTokensLocked } from "~/domains/shops/admin-api/queries.server";
import { freshAccessToken, ReauthorizationNeeded, type WithTokens } from "~/domains/shops/admin-api/tokens.server";
import { adminRequest } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { z } from "zod";
import { root } from "../../scripts/setup/paths.mjs";
import { randomFrom } from "../../sandbox/factories/random";
import type { ConnectedShopify } from "./shopify";

const refreshersAtOnce = 50;
/** How many trials lose Shopify's answer on its way, and in how many the process dies before it has stored it. */
const lostRate = 0.2;
const killedRate = 0.2;
/** As often as the queue would, at least, try a job again. */
const mostAttempts = 5;

export interface Tally {
  trials: number;
  lost: number;
  killed: number;
  /** Trials after which the shop could not ask the Admin API any more, until a merchant opened the app. */
  bricked: number;
  /** Trials in which not everybody had the same token in the end. */
  disagreeing: number;
}

/** What a process that dies at the wrong moment leaves in the database. */
type Death = "nothing stored" | "access token stored without its refresh token";

/**
 * Trials of one shop: its access token is over, fifty want a new one at once, answers are lost, processes die. As in the
 * queue, whoever failed tries again. After each trial the shop has to work, also when that token is over in its turn.
 */
export async function tokenTrials(
  shopify: ConnectedShopify,
  shop: Shop,
  { trials, seed, death }: { trials: number; seed: number; death: Death },
): Promise<Tally> {
  const random = randomFrom(seed, "token trials");
  const tally: Tally = { trials, lost: 0, killed: 0, bricked: 0, disagreeing: 0 };
  for (let trial = 0; trial < trials; trial++) {
    const isLost = random.next() < lostRate;
    const isKilled = random.next() < killedRate;
    tally.lost += Number(isLost);
    tally.killed += Number(isKilled);
    await expireAccessToken(shop.id);
    if (isLost) shopify.faults.dropRefreshResponses();
    const store = isKilled ? dyingOnce(death) : withTokensLocked;
    const tokens = await Promise.all(Array.from({ length: refreshersAtOnce }, () => refresher(shop, store)));
    if (new Set(tokens).size > 1) tally.disagreeing += 1;
    if (!(await worksOnceMore(shop))) {
      tally.bricked += 1;
      await shopify.open(shop.domain, new Date());
    }
  }
  return tally;
}

/** Whether the shop can still ask the Admin API when its access token is over. */
export async function worksOnceMore(shop: Shop): Promise<boolean> {
  await expireAccessToken(shop.id);
  const answer = z.object({ shop: z.object({ name: z.string() }) });
  return adminRequest(shop, "{ shop { name } }", {}, answer, new Date()).then(() => true, unlessBricked);
}

async function refresher(shop: Shop, store: WithTokens): Promise<string | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await freshAccessToken(shop.id, shop.domain, new Date(), store);
    } catch (error) {
      if (error instanceof ReauthorizationNeeded) return null;
      if (attempt === mostAttempts) throw error;
    }
  }
}

class Died extends Error {}

/** The first to store dies of it; PostgreSQL sees a transaction that ends without a commit, as with any process killed. */
function dyingOnce(death: Death): WithTokens {
  let isDead = false;
  return async (shopId, work) => {
    let dies = false;
    const result = await withTokensLocked(shopId, (tokens, save) =>
      work(tokens, async (pair, now) => {
        dies = !isDead;
        isDead = true;
        if (!dies) return save(pair, now);
        if (death === "nothing stored") throw new Died();
        await save({ ...pair, refreshToken: null }, now);
      }),
    );
    if (dies) throw new Died();
    return result;
  };
}

function unlessBricked(error: unknown): boolean {
  if (error instanceof ReauthorizationNeeded) return false;
  throw error;
}

/** A process of its own renews the shop's tokens and is killed (-9) between Shopify's answer and the store. */
export async function killBeforeStore(shop: Shop): Promise<NodeJS.Signals | null> {
  await expireAccessToken(shop.id);
  const connect = join(root, "sandbox/connect.mjs");
  const program = join(root, "tests/support/killed-refresh.ts");
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--import", connect, program, String(shop.id), shop.domain],
    { cwd: root, env: process.env, stdio: ["ignore", "ignore", "inherit"] },
  );
  await once(child, "exit");
  return child.signalCode;
}
