import type { OptInCount, Told } from "~/domains/consent/index.server";
import type { HoldReason } from "~/domains/consent/model";

const reasons: Record<HoldReason, string> = {
  shop_stopped: "because the app was not installed at that moment",
  sender_incomplete: "because the settings do not say yet who your mail comes from",
  suppressed: "because an earlier mail to the address came back or was marked as spam",
  asked_already: "because the address had been asked within 24 hours",
  asked_elsewhere: "because three shops had asked the address within 24 hours",
  crowded_network: "because five addresses had come from the same network within a minute",
  too_many: "because your shop had asked 1,000 addresses within an hour",
};

/** What came of asking in the last days, in words. */
export interface Week {
  asked: number;
  confirmed: number;
  /** Why somebody was not asked, and how often, the most frequent first. */
  held: { words: string; count: number }[];
  /** Whether shoppers were turned away only because they were so many. */
  isOverwhelmed: boolean;
}

export function weekOf(counts: readonly OptInCount[]): Week {
  const sum = (...states: OptInCount["state"][]) =>
    counts.filter(({ state }) => states.includes(state)).reduce((total, { count }) => total + count, 0);
  const held = counts.flatMap(({ state, reason, count }) =>
    state === "held" && reason !== null ? [{ words: reasons[reason], count }] : [],
  );
  const isOverwhelmed = counts.some(({ reason }) => reason === "too_many");
  return { asked: sum("asked", "confirmed"), confirmed: sum("confirmed"), held, isOverwhelmed };
}

/** How many words Shopify has, and how many it waits for. */
export function toldWords({ told, waiting, refused }: Told): string {
  if (told + waiting + refused === 0) return "Nothing was said here yet that Shopify does not know.";
  const people = (count: number) => `${count.toLocaleString("en-GB")} ${count === 1 ? "shopper’s" : "shoppers’"} word`;
  const parts = [
    `Shopify knows ${people(told)}`,
    ...(waiting > 0 ? [`${people(waiting)} waits to be told`] : []),
    ...(refused > 0 ? [`${people(refused)} was refused by Shopify`] : []),
  ];
  return `${parts.join("; ")}.`;
}
