import type { Property } from "./model";

/** Something that asks a property. */
export interface Use {
  kind: "segment" | "flow" | "message";
  id: number;
  name: string;
}

export type UsedProperty = Property & { uses: Use[] };

/** What to do next about what is known of shoppers. */
export interface DataAdvice {
  key: string;
  /** The greater, the sooner. */
  weight: number;
  title: string;
  because: string;
  /** What opens when it is to be done. */
  action: { label: string; url: string };
}

/** Of fewer shoppers it is not known well enough to rest anything on it. */
const enoughShare = 0.85;
/** Answers that are older than this for half of who gave them are worth asking for again. */
const staleDays = 365;
const most = 8;

/**
 * What to collect next, ranked: first what segments and messages ask already and few have, weighed by how many ask it
 * and how many lack it; then what is known and used by nothing, what has grown old, and to ask at all.
 */
export function adviseOnData(properties: readonly UsedProperty[], everyone: number, now: Date): DataAdvice[] {
  if (everyone === 0) return [];
  const advice = [
    ...properties.flatMap((property) => [
      ...lacking(property, everyone),
      ...unused(property, everyone),
      ...stale(property, now),
    ]),
    ...unasked(properties),
  ];
  return advice.toSorted((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1)).slice(0, most);
}

function lacking({ kind, name, label, known, uses }: UsedProperty, everyone: number): DataAdvice[] {
  const share = known / everyone;
  // What is worked out of orders and visits comes by itself; only what people say or a record tells can be collected.
  if (uses.length === 0 || share >= enoughShare || !isCollectable(kind, name)) return [];
  const weight = 100 * (1 - share) * Math.min(5, uses.length);
  return [
    {
      ...{ key: `lacking:${kind}:${name}`, weight, title: `Collect ${label}` },
      because: `${askers(uses)}, and it is known of ${percent(share)} of shoppers`,
      action: kind === "set" ? importing : asking,
    },
  ];
}

function unused({ kind, name, label, known, uses }: UsedProperty, everyone: number): DataAdvice[] {
  if (uses.length > 0 || known === 0 || (kind !== "answer" && kind !== "set")) return [];
  const meaning =
    kind === "answer" ? `quiz_answered MATCHES (question = '${name}')` : `trait_set MATCHES (name = '${name}')`;
  return [
    {
      ...{ key: `unused:${kind}:${name}`, weight: 40 * (known / everyone), title: `Use ${label}, or stop asking` },
      because: `${known.toLocaleString("en-GB")} shoppers have told it, and no segment, flow or message asks it`,
      action: {
        label: "Make a segment of it",
        url: `/app/segments/new?${new URLSearchParams({ meaning })}`,
      },
    },
  ];
}

function stale({ kind, name, label, medianAt }: UsedProperty, now: Date): DataAdvice[] {
  const days = medianAt === null ? 0 : (now.getTime() - medianAt.getTime()) / 86_400_000;
  if (kind !== "answer" || days <= staleDays) return [];
  return [
    {
      ...{ key: `stale:${kind}:${name}`, weight: Math.min(60, days / 20), title: `Ask again for ${label}` },
      because: `half of the answers are older than ${Math.floor(days / 30)} months`,
      action: asking,
    },
  ];
}

/** Nobody has said anything: messages can then differ only by what people did. */
function unasked(properties: readonly UsedProperty[]): DataAdvice[] {
  if (properties.some(({ kind, known }) => kind === "answer" && known > 0)) return [];
  return [
    {
      ...{ key: "unasked", weight: 30, title: "Ask shoppers about themselves" },
      because: "no answer of anybody is known, so messages differ only by what people bought and looked at",
      action: asking,
    },
  ];
}

const asking = { label: "Ask in a quiz", url: "/app/quizzes/new" } as const;
const importing = { label: "Import it", url: "/app/data/imports" } as const;

/** Attributes of a shopper that can be asked for or imported; the others come with orders and time. */
const told = new Set([
  ...["customer_countries", "customer_regions", "customer_cities", "customer_language", "customer_email_domain"],
  ...["email_subscription_status", "customer_tags"],
]);

function isCollectable(kind: Property["kind"], name: string): boolean {
  return kind !== "attribute" || told.has(name);
}

function askers(uses: readonly Use[]): string {
  const [first, ...others] = uses;
  if (!first) return "Nothing asks it";
  if (others.length === 0) return `The ${first.kind} “${first.name}” asks it`;
  return `The ${first.kind} “${first.name}” and ${others.length} more ask it`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
