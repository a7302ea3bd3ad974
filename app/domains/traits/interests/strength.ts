import {
  dimensions,
  interestRule as rule,
  type Affinities,
  type Affinity,
  type Dimension,
  type SignKind,
} from "./model";

const dayMilliseconds = 86_400_000;

/** Something somebody did with a product, or with what is about a topic. */
export interface Sign {
  kind: SignKind;
  /** A product's id, or the topic of what was read. */
  of: string;
  at: Date;
}

/** Something a product is: of a category, from a vendor. */
export type Property = readonly [Dimension, string];

interface Strength {
  strength: number;
  signs: number;
  lastDay: number;
}

/**
 * What somebody leans towards: each thing's part of the signs that were given, a sign of 90 days before the last one
 * weighing half. Because every sign fades alike, parts do not change as time passes, only by what is done: the day that
 * weights are counted from can be that of the last sign, and what is kept needs no renewing.
 * @param propertiesOf what the catalog says of a product
 */
export function affinitiesOf(
  { products, topics }: { products: readonly Sign[]; topics: readonly Sign[] },
  propertiesOf: (productId: string) => readonly Property[],
): Affinities {
  const found = new Map<Dimension, Map<string, Strength>>();
  const add = (of: Strength, properties: readonly Property[]) => {
    for (const [dimension, value] of properties) {
      const values = found.get(dimension) ?? new Map<string, Strength>();
      values.set(value, together(values.get(value), of));
      found.set(dimension, values);
    }
  };
  for (const [id, strength] of strengths(products)) add(strength, propertiesOf(id));
  for (const [topic, strength] of strengths(topics)) add(strength, [["topic", topic]]);
  return Object.fromEntries(
    dimensions.flatMap((dimension) => {
      const values = found.get(dimension);
      return values ? [[dimension, sharesOf(values)]] : [];
    }),
  );
}

/** How strong the signs of each product or topic are together. The same done twice on a day is one sign. */
function strengths(signs: readonly Sign[]): Map<string, Strength> {
  const dayOf = ({ at }: Sign) => Math.floor(at.getTime() / dayMilliseconds);
  const last = Math.max(...signs.map(dayOf));
  const given = new Map(signs.map((sign) => [`${sign.kind} ${dayOf(sign)} ${sign.of}`, sign]));
  const found = new Map<string, Strength>();
  for (const sign of given.values()) {
    const lastDay = dayOf(sign);
    const strength = weightOf(sign.kind, last - lastDay);
    found.set(sign.of, together(found.get(sign.of), { strength, signs: 1, lastDay }));
  }
  return found;
}

/** In whole parts, so that a sum is the same in whatever order it is taken. */
export function weightOf(kind: SignKind, daysBeforeLast: number): number {
  return Math.floor(rule.weights[kind] * rule.parts * 0.5 ** (daysBeforeLast / rule.halfLifeDays));
}

function together(one: Strength | undefined, other: Strength): Strength {
  if (!one) return other;
  return {
    strength: one.strength + other.strength,
    signs: one.signs + other.signs,
    lastDay: Math.max(one.lastDay, other.lastDay),
  };
}

/** The strongest few with their parts; of two that are equally strong, the one whose name comes first. */
function sharesOf(values: ReadonlyMap<string, Strength>): Affinity[] {
  const total = [...values.values()].reduce((sum, { strength }) => sum + strength, 0);
  return [...values]
    .toSorted(([name, one], [other, two]) => two.strength - one.strength || (name < other ? -1 : 1))
    .slice(0, rule.kept)
    .map(([value, { strength, signs, lastDay }]) => ({
      value,
      share: total === 0 ? 0 : Math.floor((strength * 1000) / total) / 1000,
      signs,
      lastDay: new Date(lastDay * dayMilliseconds).toISOString().slice(0, 10),
    }));
}

/** What makes up enough of the signs to be called liked, in lower case, as lists are compared. */
export function likedOf(affinities: readonly Affinity[] | undefined): string[] {
  return (affinities ?? []).filter(({ share }) => share >= rule.likedFrom).map(({ value }) => value.toLowerCase());
}
