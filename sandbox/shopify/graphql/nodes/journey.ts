import type { Order } from "../../store/model";
import { Entity, gid } from "../entity";
import type { View } from "../view";
import { wireTime } from "../wire";

/** How a web order came about. The model knows the page of the last visit only, so the first visit is the same. */
export function journeySummary(order: Order, view: View): Entity | null {
  if (order.landingSite === null) return null;
  const visit = lastVisit(order, order.landingSite, view);
  return new Entity("CustomerJourneySummary", {
    ready: true,
    customerOrderIndex: orderIndex(order, view),
    daysToConversion: null,
    firstVisit: visit,
    lastVisit: visit,
  });
}

function lastVisit(order: Order, landingSite: string, view: View): Entity {
  const landingPage = new URL(landingSite, `https://${view.store.shop.domain}`);
  const utm = (name: string) => landingPage.searchParams.get(`utm_${name}`);
  const tagged = [...landingPage.searchParams.keys()].some((key) => key.startsWith("utm_"));
  return new Entity("CustomerVisit", {
    id: gid("CustomerVisit", order.id),
    landingPage: landingPage.href,
    occurredAt: wireTime(order.processedAt),
    source: utm("source") ?? "direct",
    utmParameters: tagged
      ? new Entity("UTMParameters", {
          source: utm("source"),
          medium: utm("medium"),
          campaign: utm("campaign"),
          content: utm("content"),
          term: utm("term"),
        })
      : null,
  });
}

/** Which of the customer's orders this is, counted from 0. */
function orderIndex(order: Order, view: View): number | null {
  if (order.customerId === null) return null;
  const earlier = view.ordersOf(order.customerId).filter(({ processedAt }) => processedAt < order.processedAt);
  return earlier.length;
}
