import type { Tx } from "~/db.server";
import type { SenderIdentity, Shop } from "~/domains/shops/model";
import { decideAll } from "../gate/decide.server";
import type { Decision, Draft } from "../gate/model";
import { bytesOf } from "./bytes.server";
import { claimBatch, dropClaim, holdClaim, returnDrafts } from "./claims/queries.server";
import type { Batch, Claim, Unwritten } from "./model";
import { deferDrafts, endDrafts, freeze, takeDrafts } from "./queries.server";
import { writeMails } from "./write.server";

/** How soon it is looked again whether what a mail lacked has come. */
const lackMinutes = 10;

/** A message that the gate lets pass, and the address it goes to. */
interface Passed {
  draft: Draft;
  email: string;
}

/** What became of the messages that were next. */
export interface Formed {
  /** To be written; null when the gate let nothing pass. */
  unwritten: { claim: Claim; passed: readonly Passed[]; shop: Shop; sender: SenderIdentity } | null;
  skipped: number;
  /** How many were looked at; 0 when nothing is due. */
  taken: number;
}

interface Terms {
  account: string;
  /** How many messages the shop may still send today. */
  allowed: number;
}

/**
 * Takes the messages that are next, decides about each, and claims those that may go out: once the transaction has
 * committed, every later decision counts them. Nothing is written yet, because decisions of a shop wait for each other.
 */
export async function formBatch(shopId: number, { account, allowed }: Terms, now: Date, tx: Tx): Promise<Formed> {
  const drafts = await takeDrafts(shopId, allowed, now, tx);
  const [first] = drafts;
  if (!first) return { unwritten: null, skipped: 0, taken: 0 };
  const { decisions, shop, sender } = await decideAll(shopId, drafts, now, tx);
  const { passed, deferred, skipped } = sort(drafts, decisions);
  await deferDrafts(shopId, deferred, now, tx);
  await endDrafts(shopId, skipped, now, tx);
  const done = { skipped: skipped.length, taken: drafts.length };
  if (passed.length === 0) return { ...done, unwritten: null };
  if (!sender) throw new Error("The gate let a message pass without a sender");
  const messageIds = passed.map(({ draft }) => draft.id);
  const claim = await claimBatch(shopId, { account, priority: first.priority, messageIds }, tx);
  return { ...done, unwritten: { claim, passed, shop, sender } };
}

/**
 * Writes the mails of a claim and freezes what will be posted: once the transaction has committed, it can no longer
 * change. Who was erased meanwhile is left out; about who was merged it is decided anew. Null when nothing is left.
 */
export async function writeBatch(
  shopId: number,
  { claim, passed, shop, sender }: NonNullable<Formed["unwritten"]>,
  now: Date,
  tx: Tx,
): Promise<Batch | null> {
  const owners = await holdClaim(shopId, claim, tx);
  const isUnchanged = ({ draft }: Passed) => owners.get(draft.id) === draft.profileId;
  const moved = passed.filter((one) => owners.has(one.draft.id) && !isUnchanged(one)).map(({ draft }) => draft.id);
  await returnDrafts(shopId, moved, tx);
  const { written, unwritten } = await writeMails({ shop, sender }, passed.filter(isUnchanged), now, tx);
  await endUnwritten(shopId, unwritten, now, tx);
  if (written.length > 0) {
    return freeze(shopId, claim, { messages: written, body: bytesOf(written.map(({ mail }) => mail)) }, tx);
  }
  await dropClaim(shopId, claim, tx);
  return null;
}

/** What lacks something that will come waits for it; the rest has failed. */
async function endUnwritten(shopId: number, unwritten: readonly Unwritten[], now: Date, tx: Tx): Promise<void> {
  const until = new Date(now.getTime() + lackMinutes * 60_000);
  const early = unwritten.flatMap(({ id, waitsFor: reason }) =>
    reason ? [{ id, until, reason, displacedBy: null }] : [],
  );
  await returnDrafts(
    shopId,
    early.map(({ id }) => id),
    tx,
  );
  await deferDrafts(shopId, early, now, tx);
  const failed = unwritten
    .filter(({ waitsFor }) => !waitsFor)
    .map(({ id, reason }) => ({ id, state: "failed" as const, reason: `could not be composed: ${reason}` }));
  await endDrafts(shopId, failed, now, tx);
}

function sort(drafts: readonly Draft[], decisions: ReadonlyMap<string, Decision>) {
  const decided = drafts.flatMap((draft) => {
    const decision = decisions.get(draft.id);
    return decision ? [{ draft, decision }] : [];
  });
  return {
    passed: decided.flatMap(({ draft, decision }) =>
      decision.decision === "send" ? [{ draft, email: decision.email }] : [],
    ),
    deferred: decided.flatMap(({ draft: { id }, decision }) =>
      decision.decision === "defer"
        ? [{ id, until: decision.until, reason: decision.reason, displacedBy: decision.displacedBy }]
        : [],
    ),
    skipped: decided.flatMap(({ draft: { id }, decision }) =>
      decision.decision === "skip" ? [{ id, state: "skipped" as const, reason: decision.reason }] : [],
    ),
  };
}
