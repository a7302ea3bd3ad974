import { explainFindings } from "~/domains/insights/drift/explain-findings";
import { keepAlarms } from "~/domains/insights/drift/keep";
import type { Dimension, DriftAlarm, DriftCause, Finding } from "~/domains/insights/drift/model";
import { watchSegment, type Watched } from "~/domains/insights/drift/watch-segment";
import { dayAfter } from "~/lib/watch/calendar";
import { numbersFrom } from "~/lib/watch/chance";
import type { MixedDay } from "~/lib/watch/mix";
import { randomFrom, type Random } from "../../../sandbox/factories/random";
import { binomial, splitAmong } from "../experiments/draws";
import { drawWorld, firstDay, poisson, share, type World } from "./world";

/** What may be planted about a segment, and by which kind it must be found. */
export const faults = ["clicks", "inflow", "outflow", "mix"] as const;
export type PlantedFault = (typeof faults)[number];

interface Setting {
  /** Shoppers who come in a day, in the mean. */
  perDay: number;
  /** Mails that arrive a day, in the mean. */
  mails: number;
}

const countries = [0.6, 0.2, 0.1, 0.06, 0.04];
const countryNames = ["GB", "IE", "US", "FR", "DE"];
const otherCountries = [0.3, 0.15, 0.1, 0.05, 0.4];

/** A segment's life: who comes and stays about three weeks, what of its mail is clicked, who they are. */
function live(world: World, setting: Setting, fault: PlantedFault | null, faultAt: number): Watched {
  const { random, means } = world;
  const mean = means.reduce((sum, one) => sum + one, 0) / means.length;
  // Who comes in follows the shop's day, but not so wildly.
  const inflow = means.map((one) => setting.perDay * Math.sqrt(one / mean));
  const is = (day: number, what: PlantedFault) => fault === what && day >= faultAt;
  const shares = countries.map((part) => part * random.logNormal(1, 0.3));
  let size = setting.perDay * 21;
  const flows = inflow.map((came, day) => {
    const entered = poisson(random, came * (is(day, "inflow") ? 3.5 : 1));
    const left = binomial(random, Math.round(size), Math.min(0.9, (1 / 21) * (is(day, "outflow") ? 3 : 1)));
    size = Math.max(0, size + entered - left);
    return { day: dayAfter(firstDay, day), entered, left, size };
  });
  const mixes = flows.map(({ day, entered }, at): MixedDay => {
    const moved = (is(at, "mix") ? otherCountries : shares).map((part) => part * random.logNormal(1, 0.12));
    const counts = splitAmong(random, entered, moved);
    return { day, counts: new Map(counts.map((count, i): [string, number] => [countryNames[i] ?? "", count])) };
  });
  const mailed = { random, means: inflow.map((came) => (came * setting.mails) / setting.perDay) };
  const clickRate = 0.015 + random.next() * 0.06;
  const clicks = share(mailed, 1, clickRate, (day, usual) => (is(day, "clicks") ? usual * 0.25 : usual));
  const orders = share(mailed, 1, clickRate / 2);
  const entrants = new Map<Dimension, MixedDay[]>([["country", mixes]]);
  return { segmentId: 1, clicks, orders, levels: flows, flows, entrants };
}

/** What stands before a look on a day. */
function upTo(watched: Watched, day: number): Watched {
  const cut = <One>(all: readonly One[], late = 0, from = 98) => all.slice(Math.max(0, day - from), day - late);
  const entrants = new Map(
    [...watched.entrants].map(([name, days]): [Dimension, MixedDay[]] => [name, cut(days, 0, 63)]),
  );
  return {
    ...{ segmentId: watched.segmentId, entrants },
    ...{
      clicks: cut(watched.clicks, 1),
      orders: cut(watched.orders, 3),
      levels: cut(watched.levels),
      flows: cut(watched.flows),
    },
  };
}

function look(watched: Watched, day: number): Finding[] {
  return explainFindings(watchSegment(upTo(watched, day), numbersFrom(`${watched.segmentId} ${day}`)));
}

/** Looks at a segment on each of some days; alarms open and end as they do in shops. */
function follow(watched: Watched, from: number, until: number): DriftAlarm[] {
  const alarms: DriftAlarm[] = [];
  for (let day = from; day < until; day++) {
    const now = new Date(Date.parse(`${dayAfter(firstDay, day)}T06:00:00Z`));
    const { opened, ended } = keepAlarms(look(watched, day), alarms, now);
    for (const alarm of alarms) if (ended.includes(alarm.id)) alarm.endedAt = now;
    for (const finding of opened) {
      const isOpen = alarms.some(({ kind, endedAt }) => kind === finding.kind && endedAt === null);
      if (!isOpen) alarms.push({ ...finding, ...fresh, id: alarms.length + 1, foundAt: now });
    }
  }
  return alarms;
}

const fresh = { endedAt: null, dismissedAt: null, dismissedFor: null, toldAt: null };

function drawSetting(random: Random): Setting {
  const perDay = Math.exp(random.next() * Math.log(400)) * 0.5;
  return { perDay, mails: perDay * (0.3 + random.next()) };
}

/** Alarms of segments about which nothing changes, a shop and month, by kind. Each shop has so many segments. */
export function falseDrift(shops: number, segments: number, months: number, seed: number): Map<string, number> {
  const random = randomFrom(seed, "no drift");
  const counts = new Map<string, number>();
  const days = 98 + months * 30;
  for (let shop = 0; shop < shops; shop++) {
    const world = drawWorld(random.fork(String(shop)), days);
    for (let segment = 0; segment < segments; segment++) {
      const watched = { ...live(world, drawSetting(random), null, days), segmentId: segment };
      for (const { kind } of follow(watched, 98, days))
        counts.set(kind, (counts.get(kind) ?? 0) + 1 / (shops * months));
    }
  }
  return counts;
}

export interface Found {
  /** Days until the first alarm since it was planted; null when none came within two weeks. */
  days: number | null;
  cause: DriftCause | null;
}

const [plantedAt, lookedFor] = [110, 14];
const found: Record<PlantedFault, { kind: string; cause: DriftCause }> = {
  clicks: { kind: "clicks", cause: "itself" },
  inflow: { kind: "size", cause: "inflow" },
  outflow: { kind: "size", cause: "outflow" },
  mix: { kind: "mix", cause: "mix" },
};

/** Plants something about a segment of so many shoppers and mails a day. */
export function plantDrift(fault: PlantedFault, setting: Setting, segments: number, seed: number): Found[] {
  const random = randomFrom(seed, `drift ${fault}`);
  return Array.from({ length: segments }, (_, i) => {
    const world = drawWorld(random.fork(String(i)), plantedAt + lookedFor);
    const watched = live(world, setting, fault, plantedAt);
    const alarms = follow(watched, plantedAt, plantedAt + lookedFor + 1);
    const planted = Date.parse(`${dayAfter(firstDay, plantedAt)}T00:00:00Z`);
    const first = alarms.find(({ kind, foundAt }) => kind === found[fault].kind && foundAt.getTime() > planted);
    if (!first) return { days: null, cause: null };
    return { days: Math.floor((first.foundAt.getTime() - planted) / 86_400_000), cause: first.found.cause };
  });
}

export const isRight = (fault: PlantedFault, one: Found) => one.days !== null && one.cause === found[fault].cause;
