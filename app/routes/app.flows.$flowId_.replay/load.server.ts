import { formatDay, formatTime } from "~/components/dates";
import { conditionsIn } from "~/components/flow-editor/conditions-in";
import { flowNames } from "~/components/flow-editor/flow-names";
import { allSteps, stepWords, wayWords, type FlowNames } from "~/domains/flows";
import { findFlow, findLastReplay, listFlows, nameReplayed } from "~/domains/flows/index.server";
import type { Replay, ReplayedRun, ReplayFound } from "~/domains/flows/model";
import { listSegments, loadNames } from "~/domains/segments/index.server";
import type { Shop } from "~/domains/shops/model";
import { nameTemplates } from "~/domains/templates/index.server";
import { counted, displacerWords, endOfRun, heldWords, keptOutWords, messageWords, shownLines } from "./words";

/** A flow, how its last replay stands and what it found; null when there is no such flow. */
export async function load(shop: Shop, flowId: number) {
  const flow = await findFlow(shop.id, flowId);
  if (!flow || flow.archivedAt !== null) return null;
  const replay = await findLastReplay(shop.id, flow.id);
  const written = flow.draft ?? flow.content;
  return {
    flow: { id: flow.id, name: flow.name, isManual: written?.trigger.type === "manual" },
    replay: replay && standing(replay, shop.timezone),
    result: replay?.found ? await tell(shop, replay, replay.found) : null,
  };
}

type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;
export type FlowView = Loaded["flow"];
export type ReplayView = NonNullable<Loaded["replay"]>;
export type ResultView = NonNullable<Loaded["result"]>;

function standing({ state, days, reachedAt, askedAt, reason }: Replay, timezone: string) {
  const length = days * 86_400_000;
  const gone = reachedAt ? length - (askedAt.getTime() - reachedAt.getTime()) : 0;
  const isGoing = state === "queued" || state === "running";
  const until = `the ${days} days until ${formatTime(askedAt, timezone)}`;
  const goingWords = reachedAt ? `It has come to ${formatDay(reachedAt, timezone)}` : "It is about to begin";
  return {
    ...{ days, isGoing },
    percent: Math.max(0, Math.min(99, Math.floor((gone / length) * 100))),
    words: isGoing ? goingWords : state === "stopped" ? "You stopped it; nothing was kept." : `Tried on ${until}.`,
    problem: state === "failed" ? (reason ?? "It did not work") : null,
  };
}

/** What was found, in words. */
async function tell(shop: Shop, { content, flowId }: Replay, found: ReplayFound) {
  const names = await namesFor(shop, content);
  const steps = new Map(allSteps(content.steps).map((step) => [step.id, step]));
  const nameOf = (id: string) => {
    const step = steps.get(id);
    return step ? stepWords(step, names) : "A step";
  };
  const flows = new Map((await listFlows(shop.id)).map(({ id, name }) => [id, name]));
  const shoppers = await nameReplayed(
    shop.id,
    found.lines.map(({ profileId }) => profileId),
  );
  return {
    ...{ runs: found.runs, people: found.people, sent: found.sent, waiting: found.waiting, effects: found.effects },
    ...{ reached: found.reached, boughtBefore: found.boughtBefore, orderedAfter: found.orderedAfter },
    days: found.days,
    skipped: counted(found.skipped, (why) => barely(messageWords("skipped", why))),
    held: counted(found.held, (why) => barely(heldWords(why))),
    keptOut: counted(found.keptOut, keptOutWords),
    ended: counted(found.ended, endOfRun),
    displacedBy: counted(found.displacedBy, (name) => displacerWords(name, flowId, flows)),
    steps: found.steps.map(({ step, passed, sent, skipped }) => {
      const known = steps.get(step);
      const ways = known && isParting(known.type) ? counted(passed, (way) => wayWords(known, way, names)) : [];
      return {
        id: step,
        title: nameOf(step),
        passed: total(passed),
        ways,
        isSend: known?.type === "send",
        sent,
        skipped,
      };
    }),
    lines: found.lines.slice(0, shownLines).map((line) => ({
      ...lineOf(line, nameOf, shop.timezone),
      shopper: shoppers.get(line.profileId) ?? null,
    })),
  };
}

async function namesFor(shop: Shop, content: Replay["content"]): Promise<FlowNames> {
  const [segments, templates, names] = await Promise.all([
    listSegments(shop.id),
    nameTemplates(shop.id),
    loadNames(shop, conditionsIn(content)),
  ]);
  return flowNames({ segments, templates: [...templates].map(([key, { name }]) => ({ key, name })) }, names);
}

/** Below a heading that says the rest. */
function barely(words: string): string {
  const rest = words.replace(/^(Not sent: |Waits, because )/, "");
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function isParting(type: string): boolean {
  return type === "wait_for" || type === "branch" || type === "split";
}

function total(counts: Record<string, number>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function lineOf(line: ReplayedRun, nameOf: (step: string) => string, timezone: string) {
  const messages = line.messages.map(({ step, state, reason, heldFor, at }) => {
    const why = state === "waiting" && heldFor ? heldWords(heldFor) : messageWords(state, reason);
    return `${nameOf(step)}, ${formatTime(new Date(at), timezone)}: ${why}`;
  });
  return {
    id: `${line.profileId} ${line.at}`,
    at: formatTime(new Date(line.at), timezone),
    messages,
    end: endOfRun(line.outcome ?? "waiting"),
    bought: line.boughtBefore ? "Before the first message" : line.orderedAfter ? "In the 7 days after it" : "",
  };
}
