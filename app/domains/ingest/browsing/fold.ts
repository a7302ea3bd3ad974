import type { EventFact } from "~/domains/events/model";
import type { VisitorClaim } from "~/domains/profiles/model";
import { describeIssues } from "~/lib/wire";
import type { Delivery, Folded } from "../model";
import { PixelBatch, type PixelEvent } from "./model";

/** A click of the shop's that a page showed the id of. */
export interface ShownClick {
  key: string;
  profileId: string;
  at: Date;
}

const oldestHours = 24;
/** Who opens a page has just clicked. A link that is passed on later carries the id of whose mail it was. */
const clickGoodForMinutes = 30;

/**
 * What a browser's delivery says: what was looked at and searched for, and what was shown that is somebody's. Nothing
 * of it is signed, so it says nothing of money and of consent, and makes no person known.
 * @param clickOf reads the id of a click; null for one that was not made here, for this shop
 */
export function foldBrowsing(delivery: Delivery, clickOf: (id: string) => ShownClick | null): Folded {
  const parsed = PixelBatch.safeParse(parse(delivery.body));
  if (!parsed.success) return { outcome: "dead", reason: describeIssues(parsed.error) };
  const { client, customer, events } = parsed.data;
  const timed = events.map((event) => ({ ...event, at: happenedAt(event.at, delivery.receivedAt) }));
  const claims = timed.flatMap((event) => claimIn(event, client, delivery.receivedAt, clickOf) ?? []);
  const first = new Date(Math.min(...timed.map(({ at }) => at.getTime())));
  if (customer) claims.push({ clientId: client, source: "login", key: customer, at: first, profileId: null });
  return { outcome: "facts", facts: { events: timed.flatMap((event) => factOf(event, client) ?? []), claims } };
}

/** A clock that is a day behind, or ahead, is wrong: then what counts is when we heard of it. */
function happenedAt(told: Date, receivedAt: Date): Date {
  const age = receivedAt.getTime() - told.getTime();
  return age < 0 || age > oldestHours * 3_600_000 ? receivedAt : told;
}

function claimIn(
  event: PixelEvent,
  clientId: string,
  receivedAt: Date,
  clickOf: (id: string) => ShownClick | null,
): VisitorClaim | null {
  const { at } = event;
  switch (event.name) {
    case "page_viewed": {
      const click = event.data.click && clickOf(event.data.click);
      const isFresh = click && Math.abs(receivedAt.getTime() - click.at.getTime()) <= clickGoodForMinutes * 60_000;
      return isFresh ? { clientId, source: "click", key: click.key, at, profileId: click.profileId } : null;
    }
    case "cart_viewed":
    case "product_added_to_cart":
    case "product_removed_from_cart":
      return event.data.cart === null ? null : { clientId, source: "cart", key: event.data.cart, at, profileId: null };
    case "checkout_started":
    case "checkout_contact_info_submitted":
    case "checkout_address_info_submitted":
    case "checkout_shipping_info_submitted":
    case "payment_info_submitted":
    case "checkout_completed":
      return { clientId, source: "checkout", key: event.data.token, at, profileId: null };
    case "tessera:quiz":
      return { clientId, source: "quiz", key: event.data.response, at, profileId: null };
    default:
      return null;
  }
}

function factOf(event: PixelEvent, clientId: string): EventFact | null {
  const { id, at, path, device } = event;
  const common = { sourceId: id, occurredAt: at, profileId: null, actor: `client:${clientId}` };
  switch (event.name) {
    case "product_viewed": {
      const { product, variant } = event.data;
      const properties = { productIds: [product], variantId: variant, path, device };
      return { ...common, kind: event.name, properties };
    }
    case "collection_viewed":
      return { ...common, kind: event.name, properties: { collectionId: event.data.collection, path, device } };
    case "search_submitted":
      return { ...common, kind: event.name, properties: { query: event.data.query, path, device } };
    case "page_viewed":
      return { ...common, kind: event.name, properties: { path, device } };
    case "tessera:scrolled":
      return { ...common, kind: "page_scrolled", properties: { percent: event.data.percent, path, device } };
    case "tessera:stayed":
      return { ...common, kind: "page_stayed", properties: { seconds: event.data.seconds, path, device } };
    case "tessera:video_played":
      return { ...common, kind: "video_played", properties: { title: event.data.title, path, device } };
    default:
      return null;
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // Told by throwing; what it says is nothing.
    return null;
  }
}
