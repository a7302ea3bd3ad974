import { z } from "zod";

/** A visit as the popup's loader sees it. */
export interface Visit {
  kind: string;
  path: string;
  product: { handle: string; type: string[]; tag: string[]; collection: string[] } | null;
  collection: { handle: string } | null;
  device: "phone" | "desktop";
  visitor: "new" | "returning";
  signedIn: "yes" | "no";
  isKnown: boolean;
  cart: number;
  utm: Record<string, string>;
  now: number;
  past: Record<string, { shows?: number; closedAt?: number; isDone?: boolean }>;
}

export interface Arm {
  quiz: number;
  version: number;
  test: number | null;
}

export interface Memory {
  past: object;
  visit: { at: number; is: "new" | "returning"; utm: Record<string, string> };
}

const act = <T>() => z.custom<T>((value) => typeof value === "function");
const Rules = z.object({
  isOn: act<(rule: object, visit: Visit) => boolean>(),
  isFor: act<(quiz: object, visit: Visit) => boolean>(),
  armOf: act<(quiz: object, visitor: string) => Arm>(),
  minorOf: act<(hundredths: number, rate: number, currency: string) => number>(),
  recall: act<(stored: object | undefined, search: string, now: number) => Memory>(),
});

// The loader is a plain script of a page: it finds none here, and leaves its rules on the window.
Object.assign(globalThis, { window: globalThis, document: { getElementById: () => null } });
const loader = "../../../extensions/quiz-popup/assets/tessera-loader.js";
await import(loader);

/** What the loader decides by, without a page around it. */
export const rules = Rules.parse(Reflect.get(globalThis, "Tessera"));
