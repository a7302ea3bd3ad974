import { print } from "../../segments";
import type { Definition } from "../../segments/model";
import type { ReadyMessage } from "../library/model";
import { choose, type Choices } from "../render/choices";
import { exampleReader } from "../render/examples";
import type { Thing } from "./pictures";
import { shelf } from "./shop";

interface Reader {
  /** The conditions that are true; no others are. */
  holds: readonly string[];
  /** What blocks of products show. */
  sees?: readonly Thing[];
  values?: Readonly<Record<string, string>>;
}

const bought = "number_of_orders >= 1";
const looked = "storefront_event.product_viewed MATCHES";

/** The shopper to whom each ready message is shown. */
export const readers: Readonly<Record<string, Reader>> = {
  welcome: { holds: ["number_of_orders = 1"] },
  "welcome-2": { holds: [`${looked} (date >= -14d)`], sees: ["board", "throw"] },
  "welcome-3": { holds: ["message_clicked MATCHES (date >= -30d)", bought], sees: ["mill", "candle"] },
  "quiz-result": { holds: ["quiz_answered MATCHES (answer = 'gift')"], sees: ["candle", "throw"] },
  "browse-abandonment": {
    holds: [`${looked} (date >= -7d, count >= 3)`],
    sees: ["board", "mill", "mug", "candle"],
  },
  "abandoned-cart": { holds: [], sees: ["apron", "mill"] },
  "post-purchase-thanks": { holds: ["number_of_orders <= 1"] },
  "how-to": { holds: [] },
  replenishment: {
    holds: ["orders_placed MATCHES (FOLLOWED BY orders_placed RELATED BY product)"],
    sees: ["mug", "throw"],
    values: { last_product: "Beeswax candle" },
  },
  "cross-sell": { holds: ["orders_placed MATCHES (position_from_last = 1, quantity >= 3)"] },
  "vip-early-access": { holds: ["customer_added_date < -1y"], sees: ["mill", "apron", "mug", "board"] },
  "win-back": {
    holds: ["number_of_orders >= 3", "lifecycle_stage IN ('dormant', 'lost')"],
    sees: ["throw", "board", "candle", "apron"],
  },
  "sunset-goodbye": { holds: [bought] },
  birthday: { holds: ["lifecycle_stage = 'loyal'", bought], sees: ["throw", "candle"] },
};

/** What the reader of a ready message sees of it. */
export function choicesOfReader({ key, content }: ReadyMessage): Choices {
  const truths = readers[key]?.holds ?? [];
  const holds = (definition: Definition): boolean => {
    switch (definition.type) {
      case "and":
        return definition.parts.every(holds);
      case "or":
        return definition.parts.some(holds);
      case "not":
        return !holds(definition.part);
      default:
        return truths.includes(print(definition));
    }
  };
  return choose(content, holds);
}

export function valuesOfReader(key: string): Readonly<Record<string, string>> {
  return { ...exampleReader, ...readers[key]?.values };
}

/** At most so many things. */
export function thingsOfReader(key: string, count: number): readonly Thing[] {
  return (readers[key]?.sees ?? shelf).slice(0, count);
}
