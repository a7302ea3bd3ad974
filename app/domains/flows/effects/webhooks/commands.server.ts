import { randomBytes } from "node:crypto";
import { transact } from "~/db.server";
import { WebhookPayload, type Attempted, type Effect } from "../model";
import { readReached } from "./answer";
import { bodyOf } from "./body";
import { readDestination, type Destination } from "./destination";
import { findSecrets, lockStanding, saveFirstSecret, saveSecret, saveStanding } from "./queries.server";
import { network, postTo, type Network } from "./reach.server";
import { standAfter } from "./resting";
import { sign, writeSecret } from "./sign";

/** Standard Webhooks asks for 24 to 64. */
const secretBytes = 32;

/** Makes a new signing key. The one before is good for a day more. @returns the key, which is shown this once */
export async function renewSecret(shopId: number, now: Date): Promise<string> {
  const secret = writeSecret(randomBytes(secretBytes));
  await saveSecret(shopId, secret, now);
  return secret;
}

/** The keys to sign with; a shop that never asked for one has one made, because nothing leaves unsigned. */
async function secretsOf(shopId: number, now: Date): Promise<string[]> {
  const known = await findSecrets(shopId, now);
  if (known.length > 0) return known;
  await saveFirstSecret(shopId, writeSecret(randomBytes(secretBytes)), now);
  return findSecrets(shopId, now);
}

/** Posts what steps tell other tools, all at the same time. @returns what came of each, in their order */
export async function postEffects(
  shopId: number,
  effects: readonly Effect<unknown>[],
  now: Date,
  over: Network = network,
): Promise<Attempted[]> {
  if (effects.length === 0) return [];
  const secrets = await secretsOf(shopId, now);
  return Promise.all(effects.map((effect) => postEffect(shopId, effect, secrets, now, over)));
}

async function postEffect(
  shopId: number,
  effect: Effect<unknown>,
  secrets: readonly string[],
  now: Date,
  over: Network,
): Promise<Attempted> {
  const payload = WebhookPayload.safeParse(effect.payload);
  if (!payload.success) return { outcome: "refused", reason: "unreadable" };
  const destination = readDestination(payload.data.url);
  if (!destination) return { outcome: "refused", reason: "address_not_allowed" };
  const told = bodyOf({ ...effect, payload: payload.data });
  const body = JSON.stringify(told);
  const headers = {
    ...{ "content-type": "application/json", "user-agent": "Tessera" },
    ...sign({ id: told.id, body, at: now }, secrets),
  };
  const attempted = readReached(await postTo(destination, { headers, body }, over));
  await noteStanding(shopId, destination, attempted, now);
  return attempted;
}

async function noteStanding(shopId: number, { host }: Destination, attempted: Attempted, now: Date): Promise<void> {
  await transact(async (tx) => {
    const standing = standAfter(await lockStanding(shopId, host, now, tx), attempted, now);
    await saveStanding(shopId, host, standing, attempted.outcome === "done" ? null : attempted.reason, tx);
  });
}
