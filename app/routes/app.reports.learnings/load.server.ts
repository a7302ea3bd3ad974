import { formatDay } from "~/components/dates";
import { getsWords } from "~/components/experiments/gets-words";
import {
  countWords,
  endWords,
  judgeLook,
  lookOf,
  rateWords,
  shoppers,
  stateName,
  tellVerdict,
} from "~/domains/experiments";
import type { KeptLook, StoredExperiment } from "~/domains/experiments";
import { listExperiments, listLastLooks } from "~/domains/experiments/index.server";
import { subjectKinds } from "~/domains/experiments/model";
import { outcomes } from "~/domains/insights";
import { listNotes, outcomeOf, searchLearnings } from "~/domains/insights/index.server";
import type { Shop } from "~/domains/shops/model";
import { loadSubjects } from "../app.experiments._index/subjects.server";

/** Every comparison that is over, as a card, the latest first; only those that are asked for. */
export async function loadLearnings(shop: Shop, asked: URLSearchParams) {
  const [experiments, looks, notes, subjectOf] = await Promise.all([
    listExperiments(shop.id),
    listLastLooks(shop.id),
    listNotes(shop.id),
    loadSubjects(shop.id),
  ]);
  const over = experiments
    .filter(({ state }) => state === "finished" || state === "stopped")
    .toSorted((a, b) => (b.endedAt?.getTime() ?? 0) - (a.endedAt?.getTime() ?? 0));
  const cards = over.map((experiment) => {
    const subject = subjectOf(experiment.subject)?.words ?? "Something that is not there any more";
    return viewCard(
      experiment,
      looks.get(experiment.id) ?? null,
      notes.get(experiment.id) ?? "",
      subject,
      shop.timezone,
    );
  });
  const wanted = {
    search: asked.get("search") ?? "",
    show: outcomes.find((one) => one === asked.get("show")) ?? "",
    kind: subjectKinds.find((one) => one === asked.get("kind")) ?? "",
  };
  return { cards: searchLearnings(cards, wanted), wanted, all: cards.length };
}

export type LearningView = Awaited<ReturnType<typeof loadLearnings>>["cards"][number];

function viewCard(
  experiment: StoredExperiment,
  look: KeptLook | null,
  note: string,
  subject: string,
  timezone: string,
) {
  const { id, name, arms, planned, startedAt, endedAt, state } = experiment;
  const verdict = look && judgeLook(lookOf(experiment, planned, look.found.arms, []));
  const told = verdict && tellVerdict(verdict, (key) => arms.find((arm) => arm.key === key)?.name ?? key);
  const viewed = arms.map((arm) => {
    const counts = look?.found.arms.find(({ key }) => key === arm.key);
    const rate = counts && counts.people > 0 ? rateWords(counts.conversions / counts.people) : null;
    return {
      ...{ key: arm.key, name: arm.name, gets: getsWords(arm.what) },
      ordered: rate === null ? "not counted" : `${rate} of ${countWords(counts?.people ?? 0, shoppers)} ordered`,
      isWinner: experiment.winner === arm.key,
    };
  });
  const card = {
    ...{ id, name, note, subject, about: experiment.subject.kind, arms: viewed, outcome: outcomeOf(verdict) },
    headline: told?.headline ?? "It ended before anybody was counted",
    because: told?.because ?? "",
    ended: endWords(experiment, arms) ?? stateName(state),
    dates: `${startedAt ? formatDay(startedAt, timezone) : "–"} to ${endedAt ? formatDay(endedAt, timezone) : "–"}`,
    days: `Orders within ${experiment.windowDays} ${experiment.windowDays === 1 ? "day" : "days"}`,
  };
  const words = [
    name,
    note,
    subject,
    card.headline,
    card.because,
    card.ended,
    ...viewed.flatMap((arm) => [arm.name, arm.gets]),
  ];
  return { ...card, words: words.join(" ") };
}
