import { randomInt } from "node:crypto";
import { faults as diagnosable } from "~/domains/insights/diagnosis/model";
import { falseAlarms, plantFall, plantRise, type Delay } from "../support/watch/anomalies";
import { diagnoseMany } from "../support/watch/diagnoses";
import { falseDrift, faults, isRight, plantDrift } from "../support/watch/drifts";

type Say = (line: string) => void;
/** What is wrong with what was measured; figures are said as they come. */
type Part = (scale: number, seed: number, say: Say) => string[];

const parts: Record<string, Part> = { anomalies, faults: plantedFaults, drift, diagnosis };

/**
 * Whether what watches a shop keeps its word: at most one false alarm a shop and month, faults found, drift found within
 * a week with its cause, and planted faults of mail named.
 * @param words `quick` for a tenth of everything; names of parts for no others
 */
export async function prove(_databaseUrl: string, words: readonly string[]): Promise<string[]> {
  const scale = words.includes("quick") ? 0.1 : 1;
  const named = Object.keys(parts).filter((name) => words.includes(name));
  const seed = randomInt(2 ** 30);
  const lines = [`from seed ${seed}`];
  const say = (line: string) => {
    console.log(line);
    lines.push(line);
  };
  const problems = Object.entries(parts)
    .filter(([name]) => named.length === 0 || named.includes(name))
    .flatMap(([, part]) => part(scale, seed, say));
  if (problems.length > 0) throw new Error(`From seed ${seed}: ${problems.join("; ")}`);
  return lines;
}

function anomalies(scale: number, seed: number, say: Say): string[] {
  const [shops, months] = [Math.ceil(150 * scale), 12];
  const found = falseAlarms(shops, months, seed);
  const all = found.volumes + found.shares;
  say(
    `anomalies where nothing is wrong, ${shops} shops for ${months} months, a shop and month: ${all.toFixed(3)} (volumes ${found.volumes.toFixed(3)}, shares ${found.shares.toFixed(3)})`,
  );
  return all <= 1 ? [] : [`${all.toFixed(2)} false alarms a shop and month`];
}

function plantedFaults(scale: number, seed: number, say: Say): string[] {
  const shops = Math.ceil(200 * scale);
  const falls = [1, 5, 20, 200].flatMap((perDay) => [0, 0.4].map((left) => ({ perDay, left })));
  for (const { perDay, left } of falls) {
    say(`a volume of ${perDay} a day falls to ${100 * left} %: ${delayWords(plantFall(shops, perDay, left, seed))}`);
  }
  for (const perDay of [5, 50, 500]) {
    say(`a share of 1 % of ${perDay} a day rises to 30 %: ${delayWords(plantRise(shops, perDay, 0.01, 0.3, seed))}`);
  }
  const stopped = plantFall(shops, 20, 0, seed).filter(({ days }) => days !== null && days <= 7).length;
  return stopped >= 0.95 * shops
    ? []
    : [`a volume of 20 a day that stops was found within a week in ${stopped} of ${shops} shops`];
}

function drift(scale: number, seed: number, say: Say): string[] {
  const [shops, segments, months] = [Math.ceil(30 * scale), 12, 6];
  const found = falseDrift(shops, segments, months, seed);
  const all = [...found.values()].reduce((sum, one) => sum + one, 0);
  const each = [...found].map(([kind, rate]) => `${kind} ${rate.toFixed(3)}`).join(", ");
  say(
    `drift alarms where nothing drifts, ${shops} shops of ${segments} segments for ${months} months, a shop and month: ${all.toFixed(3)} (${each})`,
  );
  const problems = all <= 1 ? [] : [`${all.toFixed(2)} false drift alarms a shop and month`];
  for (const mails of [100, 200, 1000]) {
    const planted = plantDrift("clicks", { perDay: 40, mails }, Math.ceil(100 * scale), seed);
    say(`planted clicks, ${mails} mails a day: ${delayWords(planted)}`);
  }
  for (const fault of faults) {
    const planted = plantDrift(fault, { perDay: 40, mails: 400 }, Math.ceil(150 * scale), seed);
    const inTime = planted.filter((one) => isRight(fault, one) && (one.days ?? 99) <= 7).length;
    say(
      `planted ${fault}, 40 shoppers and 400 mails a day: found within 7 days with its cause in ${inTime} of ${planted.length}; ${delayWords(planted)}`,
    );
    if (inTime < 0.9 * planted.length)
      problems.push(`planted ${fault} was found in time in ${inTime} of ${planted.length} only`);
  }
  return problems;
}

function diagnosis(scale: number, seed: number, say: Say): string[] {
  const count = Math.ceil(400 * scale);
  const problems: string[] = [];
  for (const mails of [40, 300, 2000]) {
    for (const fault of [...diagnosable, null]) {
      const said = diagnoseMany(fault, mails, count, seed);
      const share = (what: string) => said.filter((one) => one === what).length / count;
      const wanted = fault ?? "fine";
      const wrong = 1 - share(wanted) - share("unknown") - (fault === null ? 0 : share("fine"));
      say(
        `${mails} mails, ${fault === null ? "nothing wrong" : `planted ${fault}`}: named ${(100 * share(wanted)).toFixed(0)} %, cannot tell ${(100 * share("unknown")).toFixed(0)} %, wrongly blamed ${(100 * wrong).toFixed(0)} %`,
      );
      if (mails === 2000 && share(wanted) < 0.8)
        problems.push(`planted ${wanted} was named in ${(100 * share(wanted)).toFixed(0)} % only`);
      if (wrong > 0.1)
        problems.push(`of ${mails} mails with ${wanted} ${(100 * wrong).toFixed(0)} % were blamed wrongly`);
    }
  }
  return problems;
}

function delayWords(found: readonly Delay[]): string {
  const days = found.flatMap((one) => (one.days === null ? [] : [one.days])).toSorted((a, b) => a - b);
  if (days.length === 0) return "never found";
  const at = (share: number) => days[Math.min(days.length - 1, Math.floor(share * days.length))];
  return `found in ${((100 * days.length) / found.length).toFixed(0)} %, after ${at(0.5)} days in the middle, ${at(0.9)} in the slow tenth`;
}
