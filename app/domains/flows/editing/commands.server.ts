import { db, transact, type Tx } from "~/db.server";
import { keepSplitExperiments } from "~/domains/experiments/index.server";
import { ensureReady } from "~/domains/templates/index.server";
import { emit } from "~/jobs/emit.server";
import { digestOf } from "~/lib/hash";
import { checkFlow } from "../checks/check";
import type { FlowProblem } from "../checks/problem";
import { allSteps, FlowContent } from "../content/model";
import { templatesOf } from "../content/templates";
import type { Flow } from "../model";
import { addVersion, findFlow, listFlowVersions, lockFlow, turnFlow } from "../queries.server";
import { endRunsOf } from "../runs/queries.server";
import { findKnown } from "./known.server";
import type { Landed } from "./land";
import { findLandings, moveEverybody } from "./moves.server";
import { contentOf } from "./start";
import { setArchived, updateDraft } from "./queries.server";

type Missing = { outcome: "missing" };
type Refused = { outcome: "refused"; problem: string };
/** Somebody else changed it since; this is what it says now. */
type Overtaken = { outcome: "overtaken"; revision: number; name: string; content: FlowContent };
/** Whether those who are in it go on by the version they follow, or by the new one. */
export type Move = "stay" | "move";

export type FlowDraftSaved = { outcome: "saved"; revision: number } | Overtaken | Missing;
export type FlowPublished =
  | { outcome: "published"; version: number; revision: number; content: FlowContent }
  | { outcome: "unchanged"; revision: number; content: FlowContent }
  | { outcome: "faulty"; problems: FlowProblem[] }
  | Overtaken
  | Missing;

/**
 * Keeps what is being worked on; nobody follows it before it is published.
 * @param written with the revision that the writer began with: when somebody else has saved since, nothing is written
 */
export async function saveFlowDraft(
  shopId: number,
  flowId: number,
  { revision, name, content }: { revision: number; name: string; content: FlowContent },
  now: Date,
): Promise<FlowDraftSaved> {
  return transact(async (tx) => {
    const flow = await lockKept(shopId, flowId, tx);
    if (!flow) return { outcome: "missing" };
    if (flow.revision !== revision) return overtaken(flow);
    // What is published is no draft, whatever else is renamed.
    const isSame = flow.draft === null && flow.content !== null && digestOf(flow.content) === digestOf(content);
    const draft = isSame ? null : content;
    return { outcome: "saved", revision: await updateDraft(shopId, flowId, { name, draft }, now, tx) };
  });
}

/** Goes back to the version that is published. */
export async function discardFlowDraft(
  shopId: number,
  flowId: number,
  revision: number,
  now: Date,
): Promise<{ outcome: "discarded"; revision: number; content: FlowContent } | Overtaken | Missing | Refused> {
  return transact(async (tx) => {
    const flow = await lockKept(shopId, flowId, tx);
    if (!flow) return { outcome: "missing" };
    if (flow.revision !== revision) return overtaken(flow);
    if (!flow.content) return { outcome: "refused", problem: "There is no version yet to go back to" };
    const revised = await updateDraft(shopId, flowId, { name: flow.name, draft: null }, now, tx);
    return { outcome: "discarded", revision: revised, content: flow.content };
  });
}

/**
 * Makes what was written the version that whoever comes in now follows, unless something in it must be mended first. A
 * flow that is off stays off.
 */
export async function publishFlow(
  shopId: number,
  flowId: number,
  { revision, move }: { revision: number; move: Move },
  now: Date,
): Promise<FlowPublished> {
  const written = await findFlow(shopId, flowId);
  if (written) await ensureReady(shopId, templatesOf(contentOf(written)), now);
  return transact(async (tx) => {
    const flow = await lockKept(shopId, flowId, tx);
    if (!flow) return { outcome: "missing" };
    if (flow.revision !== revision) return overtaken(flow);
    const content = contentOf(flow);
    const problems = checkFlow(content, await findKnown(shopId, content, tx));
    const whole = FlowContent.safeParse(content);
    if (!whole.success || problems.length > 0) return { outcome: "faulty", problems };
    if (flow.content && digestOf(flow.content) === digestOf(whole.data)) {
      const revised = await updateDraft(shopId, flowId, { name: flow.name, draft: null }, now, tx);
      return { outcome: "unchanged", revision: revised, content: whole.data };
    }
    return publish(shopId, flow, whole.data, move, now, tx);
  });
}

async function publish(
  shopId: number,
  { id, name }: Flow,
  content: FlowContent,
  move: Move,
  now: Date,
  tx: Tx,
): Promise<FlowPublished> {
  const version = await addVersion(shopId, id, content, now, tx);
  const revision = await updateDraft(shopId, id, { name, draft: null }, now, tx);
  if (move === "move") await moveEverybody(shopId, id, { version, content }, now, tx);
  const splits = allSteps(content.steps).flatMap((step) =>
    step.type === "split" ? [{ step: step.id, name: step.name, paths: step.paths }] : [],
  );
  await keepSplitExperiments(shopId, id, splits, now, tx);
  await emit(tx, "flows.due", { shopId });
  return { outcome: "published", version, revision, content };
}

/** Where those who are in a flow would land in what is written. */
export async function previewMove(shopId: number, flowId: number, content: FlowContent): Promise<Landed[] | null> {
  return (await findFlow(shopId, flowId)) ? findLandings(shopId, flowId, content, db) : null;
}

/** Takes up what a former version said, to go on from it. */
export async function takeUpFlowVersion(
  shopId: number,
  flowId: number,
  version: number,
  now: Date,
): Promise<{ outcome: "taken-up" } | Missing> {
  return transact(async (tx) => {
    const flow = await lockKept(shopId, flowId, tx);
    const former = (await listFlowVersions(shopId, flowId, tx)).find((one) => one.version === version);
    if (!flow || !former) return { outcome: "missing" };
    await updateDraft(shopId, flowId, { name: flow.name, draft: former.content }, now, tx);
    return { outcome: "taken-up" };
  });
}

/** Puts a flow away: it is off, and who is in it leaves it. @returns false when there is no such flow */
export async function putAwayFlow(shopId: number, flowId: number, now: Date): Promise<boolean> {
  return transact(async (tx) => {
    // What is put away cannot be turned off any more.
    if (!(await turnFlow(shopId, flowId, null, tx))) return false;
    await endRunsOf(shopId, flowId, "turned_off", tx);
    return setArchived(shopId, flowId, now, tx);
  });
}

/** Takes a flow back that was put away; it stays off. @returns false when there is none */
export async function takeBackFlow(shopId: number, flowId: number): Promise<boolean> {
  return transact((tx) => setArchived(shopId, flowId, null, tx));
}

async function lockKept(shopId: number, flowId: number, tx: Tx): Promise<Flow | null> {
  const flow = await lockFlow(shopId, flowId, tx);
  return flow?.archivedAt === null ? flow : null;
}

function overtaken(flow: Flow): Overtaken {
  return { outcome: "overtaken", revision: flow.revision, name: flow.name, content: contentOf(flow) };
}
