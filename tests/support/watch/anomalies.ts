import type { Watched } from "~/lib/watch/model";
import { followShare } from "~/lib/watch/shares";
import { followVolume } from "~/lib/watch/volumes";
import { randomFrom, type Random } from "../../../sandbox/factories/random";
import { drawWorld, share, volume, type World } from "./world";

/** How many of each volume come to an order, as in shops: views, carts, deliveries. */
const volumes = [1, 30, 10, 3, 40, 4, 2, 0.5, 12];
/** Of what, and how often something is missing or misspelt: mostly never, sometimes as a habit. */
const shares = [
  [1, 0.02],
  [1, 0.01],
  [1, 0.001],
  [2.2, 0.03],
  [30, 0.0005],
  [0.6, 0.002],
  [0.6, 0.15],
  [0.6, 0.3],
  [0.6, 0.004],
  [0.2, 0.02],
] as const;

/** False alarms of shops in which nothing is wrong, over so many months. @returns how many there were a shop and month */
export function falseAlarms(shops: number, months: number, seed: number): { volumes: number; shares: number } {
  const random = randomFrom(seed, "nothing wrong");
  const days = 28 + months * 30;
  let [ofVolumes, ofShares] = [0, 0];
  for (let shop = 0; shop < shops; shop++) {
    const world = drawWorld(random.fork(String(shop)), days);
    for (const times of volumes) ofVolumes += episodes(followVolume(volume(world, times)));
    for (const [times, rate] of shares) {
      ofShares += episodes(followShare(share(world, times, spreadRate(random, rate)), "up"));
    }
  }
  return { volumes: ofVolumes / (shops * months), shares: ofShares / (shops * months) };
}

function spreadRate(random: Random, rate: number): number {
  return Math.min(0.6, random.logNormal(rate, 0.7));
}

/** How often there was one: it stays open until it is over, however its evidence goes meanwhile. */
export function episodes(path: readonly Watched[]): number {
  return new Set(path.flatMap(({ isAlarm, since }) => (isAlarm ? [since] : []))).size;
}

export interface Delay {
  /** Days until it was found; null when it was not within the time. */
  days: number | null;
}

const [faultAt, within] = [120, 40];

/** A volume that falls to a part of what it was. @param perDay how many there are usually */
export function plantFall(shops: number, perDay: number, left: number, seed: number): Delay[] {
  return plant(shops, perDay, `fall ${perDay} ${left}`, seed, (world) => {
    return followVolume(volume(world, 1, (day) => (day >= faultAt ? left : 1)));
  });
}

/** A share that rises to a part of all. */
export function plantRise(shops: number, perDay: number, rate: number, to: number, seed: number): Delay[] {
  return plant(shops, perDay, `rise ${perDay} ${to}`, seed, (world) => {
    return followShare(
      share(world, 1, rate, (day, usual) => (day >= faultAt ? to : usual)),
      "up",
    );
  });
}

function plant(
  shops: number,
  perDay: number,
  label: string,
  seed: number,
  follow: (world: World) => readonly Watched[],
): Delay[] {
  const random = randomFrom(seed, label);
  return Array.from({ length: shops }, (_, shop) => {
    const world = scaled(drawWorld(random.fork(String(shop)), faultAt + within), perDay);
    const path = follow(world);
    const first = path.slice(-within).findIndex(({ isAlarm }) => isAlarm);
    return { days: first === -1 ? null : first + 1 };
  });
}

function scaled({ random, means }: World, perDay: number): World {
  const mean = means.slice(0, faultAt).reduce((sum, one) => sum + one, 0) / faultAt;
  return { random, means: means.map((one) => (one * perDay) / mean) };
}
