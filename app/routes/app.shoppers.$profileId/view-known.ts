import { formatDay } from "~/components/dates";
import type { answerWords, KnownTrait } from "~/domains/segments/index.server";
import type { RfmNaming } from "~/domains/traits/model";

/** Shown elsewhere on the page, or under the other names of the shop's RFM groups. */
const left: Record<RfmNaming, readonly string[]> = {
  six: ["lifecycle_stage", "rfm_group"],
  eleven: ["lifecycle_stage", "rfm_group_of_six"],
};

/** What stands behind a value in a sentence of its own, where the words alone do not say it. */
const units: Record<string, (words: string) => string> = {
  days_between_orders: (days) => (days === "1" ? "1 day" : `${days} days`),
  discounted_orders_percent: (percent) => `${percent} %`,
  usual_hour: (hour) => `${hour.padStart(2, "0")}:00 to ${hour.padStart(2, "0")}:59, by the shop's clock`,
  rfm_recency: (score) => `${score} of 5`,
  rfm_frequency: (score) => `${score} of 5`,
  rfm_monetary: (score) => `${score} of 5`,
};

/** A trait as the page shows it: what it is, what is known, from what and since when. */
export interface ViewedTrait {
  name: string;
  label: string;
  value: string;
  from: string;
}

/**
 * Traits in words: those that are known, and the names of those that are not.
 * @param say how a value is said
 */
export function viewKnown(
  known: readonly KnownTrait[],
  naming: RfmNaming,
  place: { timezone: string; currency: string },
  say: typeof answerWords,
): { told: ViewedTrait[]; untold: string[] } {
  const shown = known.filter(({ trait }) => !left[naming].includes(trait.name));
  const isTold = ({ answer }: KnownTrait) =>
    answer.type !== "missing" && !(answer.type === "texts" && answer.texts.length === 0);
  return {
    told: shown.filter(isTold).map(({ trait, answer, since }) => {
      const words = say(answer, trait.kind, place);
      return {
        name: trait.name,
        label: heading(trait.label),
        value: units[trait.name]?.(words) ?? words,
        from: `From ${trait.source}; as it is since ${formatDay(since, place.timezone)}, looked at ${trait.freshness}`,
      };
    }),
    untold: shown.filter((one) => !isTold(one)).map(({ trait }) => trait.label.replace(/^the /, "")),
  };
}

function heading(label: string): string {
  const noun = label.replace(/^(the|their) /, "");
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}
