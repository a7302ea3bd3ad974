import { transact, type Tx } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import type { Subject } from "./model";
import { checkArms } from "./planning/check-arms";
import type { Planned } from "./planning/model";
import {
  addExperiment,
  beginExperiment,
  changeDraft,
  endExperiment,
  findExperiment,
  removeDraft,
} from "./queries.server";
import type { ExperimentDraft, StoredExperiment } from "./stored";

const msPerDay = 86_400_000;

/** Why something was not done: somebody else was quicker, it is not there, or it cannot be. */
export type NotDone =
  { outcome: "overtaken" } | { outcome: "missing" } | { outcome: "refused"; problems: readonly string[] };

/** Makes a draft. Nobody is in it before it is started. @returns its id */
export async function createExperiment(
  shopId: number,
  subject: Subject,
  draft: ExperimentDraft,
  now: Date,
): Promise<number> {
  return transact((tx) => addExperiment(shopId, subject, draft, now, tx));
}

/** Keeps a draft, as far as nobody else has changed it since this revision; it need not be ready to run. */
export async function saveExperiment(
  shopId: number,
  experimentId: number,
  { revision, draft }: { revision: number; draft: ExperimentDraft },
): Promise<{ outcome: "saved"; revision: number } | NotDone> {
  return transact(async (tx) => {
    const held = await holdDraft(shopId, experimentId, revision, tx);
    if ("outcome" in held) return held;
    await changeDraft(shopId, experimentId, draft, tx);
    return { outcome: "saved", revision: revision + 1 };
  });
}

/** Begins to take in shoppers. From now on arms, shares and window stay as they are. */
export async function startExperiment(
  shopId: number,
  experimentId: number,
  { revision, planned }: { revision: number; planned: Planned | null },
  now: Date,
): Promise<{ outcome: "started" } | NotDone> {
  return transact(async (tx) => {
    const held = await holdDraft(shopId, experimentId, revision, tx);
    if ("outcome" in held) return held;
    const problems = checkArms(held.subject.kind, held.arms);
    if (problems.length > 0) return { outcome: "refused", problems };
    if (!(await beginExperiment(shopId, experimentId, planned, now, tx))) {
      return { outcome: "refused", problems: ["Another comparison of the same is running: stop it first"] };
    }
    await askForLook(shopId, now, tx);
    return { outcome: "started" };
  });
}

/** The next look at what runs is due in a day. */
export async function askForLook(shopId: number, now: Date, tx: Tx): Promise<void> {
  await emit(tx, "experiments.due", { shopId }, new Date(now.getTime() + msPerDay));
}

/** Ends a running one without a winner: everybody gets what is usual. */
export async function stopExperiment(
  shopId: number,
  experimentId: number,
  now: Date,
): Promise<{ outcome: "stopped" } | NotDone> {
  return transact(async (tx) => {
    const held = await findExperiment(shopId, experimentId, tx, { lock: true });
    if (!held) return { outcome: "missing" };
    if (held.state === "draft") return { outcome: "refused", problems: ["It has not begun"] };
    await endExperiment(shopId, experimentId, { winner: null, reason: "stopped" }, now, tx);
    return { outcome: "stopped" };
  });
}

/** Gives one arm to everybody from now on, whatever the figures say: it is the merchant's to decide. */
export async function giveToEverybody(
  shopId: number,
  experimentId: number,
  arm: string,
  now: Date,
): Promise<{ outcome: "given" } | NotDone> {
  return transact(async (tx) => {
    const held = await findExperiment(shopId, experimentId, tx, { lock: true });
    if (!held || !held.arms.some(({ key }) => key === arm)) return { outcome: "missing" };
    if (held.state === "draft") return { outcome: "refused", problems: ["It has not begun"] };
    await endExperiment(shopId, experimentId, { winner: arm, reason: "chosen" }, now, tx);
    return { outcome: "given" };
  });
}

export async function discardExperiment(shopId: number, experimentId: number): Promise<boolean> {
  return removeDraft(shopId, experimentId);
}

/** Holds a draft until the transaction ends, if it is still at this revision. */
async function holdDraft(
  shopId: number,
  experimentId: number,
  revision: number,
  tx: Tx,
): Promise<StoredExperiment | NotDone> {
  const held = await findExperiment(shopId, experimentId, tx, { lock: true });
  if (!held) return { outcome: "missing" };
  if (held.state !== "draft") return { outcome: "refused", problems: ["It has begun already, and stays as it is"] };
  return held.revision === revision ? held : { outcome: "overtaken" };
}
