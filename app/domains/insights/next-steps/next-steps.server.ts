import { judgeLook, lookOf, nameOf } from "~/domains/experiments";
import { listExperiments, listLastLooks } from "~/domains/experiments/index.server";
import { listAnomalies, openOnes, tellAnomaly, wordsOf } from "~/domains/quality/index.server";
import type { NextStep } from "~/domains/reports/model";
import { listSegments } from "~/domains/segments/index.server";
import { getShop } from "~/domains/shops/index.server";
import { tellDiagnosis } from "../diagnosis/diagnosis-words";
import { diagnoseAll } from "../diagnosis/diagnosis.server";
import { faults } from "../diagnosis/model";
import { tellDrift } from "../drift/drift-words";
import { listAlarms } from "../drift/queries.server";

/** What is lost while it lasts; what is changed and should be understood; what would be better; what is only to be agreed to. */
const weights = { stopped: 90, lacking: 75, drift: 60, fault: 55, winner: 70, typo: 30 } as const;
const mostOfAKind = 3;

/** What anomalies, drift, diagnoses and comparisons would have a merchant do next, in no order. */
export async function listNextSteps(shopId: number): Promise<NextStep[]> {
  const parts = await Promise.all([ofAnomalies(shopId), ofDrift(shopId), ofDiagnoses(shopId), ofComparisons(shopId)]);
  return parts.flatMap((part) => part.slice(0, mostOfAKind));
}

async function ofAnomalies(shopId: number): Promise<NextStep[]> {
  const { timezone } = await getShop(shopId);
  return openOnes(await listAnomalies(shopId, timezone)).map((anomaly) => {
    const told = tellAnomaly(anomaly);
    const kind = wordsOf(anomaly.measure)?.kind;
    return {
      ...{ key: `anomaly-${anomaly.id}`, title: told.title, because: told.says },
      weight: kind === "volume" ? weights.stopped : kind === "tags" ? weights.typo : weights.lacking,
      ...{ label: "See what to do", url: "/app/data/anomalies" },
    };
  });
}

async function ofDrift(shopId: number): Promise<NextStep[]> {
  const [alarms, segments] = await Promise.all([listAlarms(shopId, { isOpen: true }), listSegments(shopId)]);
  return alarms.flatMap((alarm) => {
    const segment = segments.find(({ id }) => id === alarm.segmentId);
    // What comes from an anomaly is told as that already.
    if (!segment || alarm.found.cause === "tracking") return [];
    const callMeasure = (measure: string) => wordsOf(measure)?.counted ?? measure;
    const told = tellDrift(alarm, { segmentId: segment.id, segment: segment.name, callMeasure });
    const { title, says: because, advice: label, url } = told;
    return [{ key: `drift-${alarm.id}`, weight: weights.drift, title, because, label, url }];
  });
}

async function ofDiagnoses(shopId: number): Promise<NextStep[]> {
  const [diagnoses, segments] = await Promise.all([diagnoseAll(shopId), listSegments(shopId)]);
  return [...diagnoses]
    .toSorted(([, a], [, b]) => b.facts.sent - a.facts.sent)
    .flatMap(([id, diagnosis]) => {
      const segment = segments.find((one) => one.id === id);
      const { headline, next } = tellDiagnosis(diagnosis);
      if (!segment || !next || !faults.some((fault) => fault === diagnosis.says)) return [];
      const title = `“${segment.name}”: ${headline.charAt(0).toLowerCase()}${headline.slice(1)}`;
      const step = { key: `diagnosis-${id}`, weight: weights.fault, title, because: next.words };
      return [{ ...step, label: "See why", url: `/app/reports/segments/${id}` }];
    });
}

/** A clear winner that nobody has given to everybody. */
async function ofComparisons(shopId: number): Promise<NextStep[]> {
  const [experiments, looks] = await Promise.all([listExperiments(shopId), listLastLooks(shopId)]);
  return experiments.flatMap((experiment) => {
    const look = looks.get(experiment.id);
    if (experiment.state !== "running" || experiment.rollsOut || !look) return [];
    const verdict = judgeLook(lookOf(experiment, experiment.planned, look.found.arms, []));
    if (verdict.says !== "clear_winner") return [];
    return [
      {
        ...{ key: `winner-${experiment.id}`, weight: weights.winner },
        title: `“${experiment.name}” has a clear winner`,
        because: `${nameOf(experiment.arms, verdict.winner)} is better, and not everybody gets it yet.`,
        ...{ label: "Give it to everybody", url: `/app/experiments/${experiment.id}` },
      },
    ];
  });
}
