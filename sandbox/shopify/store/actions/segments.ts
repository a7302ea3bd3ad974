import { z } from "zod";
import { instant } from "../../../factories/instants";
import type { Segment, Store } from "../model";
import { held, kitFor, type Outcome } from "./outcome";

export const AddSegment = z.object({ name: z.string(), query: z.string() });
export const ChangeSegment = z.object({
  segmentId: z.string(),
  name: z.string().optional(),
  query: z.string().optional(),
});
export const OneSegment = z.object({ segmentId: z.string() });

// The app is subscribed to none of the topics about segments, so that none is sent.

export function addSegment(store: Store, input: z.input<typeof AddSegment>, now: Date): Outcome<Segment> {
  const { name, query } = AddSegment.parse(input);
  const at = instant(now);
  const id = kitFor(store, now).numbers.id();
  const segment = { id, name: freeName(store, name), query, createdAt: at, updatedAt: at };
  store.segments.set(id, segment);
  return { result: segment, events: [] };
}

export function changeSegment(store: Store, input: z.input<typeof ChangeSegment>, now: Date): Outcome<Segment> {
  const { segmentId, name, query } = ChangeSegment.parse(input);
  const before = held(store.segments, segmentId, "segment");
  const changed = { name: name ?? before.name, query: query ?? before.query, updatedAt: instant(now) };
  const segment = { ...before, ...changed };
  store.segments.set(segmentId, segment);
  return { result: segment, events: [] };
}

export function deleteSegment(store: Store, input: z.input<typeof OneSegment>): Outcome<null> {
  const { id } = held(store.segments, input.segmentId, "segment");
  store.segments.delete(id);
  return { result: null, events: [] };
}

/** Shopify numbers a second segment of the same name: "Loyal (2)". */
function freeName(store: Store, name: string): string {
  const taken = new Set([...store.segments.values()].map((segment) => segment.name));
  let number = 1;
  while (taken.has(numbered(name, number))) number += 1;
  return numbered(name, number);
}

function numbered(name: string, number: number): string {
  return number === 1 ? name : `${name} (${number})`;
}
