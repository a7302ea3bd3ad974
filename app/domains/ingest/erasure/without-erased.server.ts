import type { Db } from "~/db.server";
import type { Facts } from "../model";
import { findErasures, hasErasures, identityHash } from "../queries.server";

/**
 * Leaves out what is about people who were erased since: a late or repeated delivery does not bring them back. What
 * they do afterwards counts again.
 */
export async function withoutErased(shopId: number, facts: Facts, db: Db): Promise<Facts> {
  if (!(await hasErasures(shopId, db))) return facts;
  const erasures = await findErasures(shopId, [...identitiesIn(facts)], db);
  if (erasures.size === 0) return facts;

  const erased = (kind: "customer" | "email" | "order" | "browser", value: string | null, at: Date) => {
    const erasedAt = value && erasures.get(identityHash(kind, value));
    return erasedAt ? at <= erasedAt : false;
  };
  const gone = (person: { customerId: string | null; email: string | null }, at: Date) =>
    erased("customer", person.customerId, at) || erased("email", person.email, at);
  const goneCustomer = (customerId: string, at: Date) => erased("customer", customerId, at);
  const goneOrders = new Set(
    facts.orders
      .filter((order) => gone(order, order.processedAt) || erased("order", order.orderId, order.processedAt))
      .map(({ orderId }) => orderId),
  );
  const keptOrder = ({ orderId }: { orderId: string }, at: Date) =>
    !goneOrders.has(orderId) && !erased("order", orderId, at);
  const goneBaskets = new Set(
    facts.baskets.flatMap((basket) => (gone(basket, basket.startedAt) ? `${basket.kind}:${basket.token}` : [])),
  );
  // Who was signed in when a browser told of something tells whose it was, also if the browser was not known as theirs.
  const logins = facts.claims.filter(({ source, key, at }) => source === "login" && goneCustomer(key, at));
  const goneBrowser = (clientId: string, at: Date) =>
    erased("browser", clientId, at) ||
    logins.some((login) => login.clientId === clientId && goneCustomer(login.key, at));
  return {
    ...facts,
    customers: facts.customers.filter((customer) => !gone(customer, customer.version)),
    mentions: facts.mentions.filter((mention) => !gone(mention, mention.at)),
    merges: facts.merges.filter(({ keptId, mergedId, at }) => !goneCustomer(keptId, at) && !goneCustomer(mergedId, at)),
    customerDeletions: facts.customerDeletions.filter(
      ({ customerId, deletedAt }) => !goneCustomer(customerId, deletedAt),
    ),
    tagChanges: facts.tagChanges.filter(({ customerId, at }) => !goneCustomer(customerId, at)),
    tagSnapshots: facts.tagSnapshots.filter(({ customerId, at }) => !goneCustomer(customerId, at)),
    lifetimeOrders: facts.lifetimeOrders.filter(({ customerId, at }) => !goneCustomer(customerId, at)),
    consents: facts.consents.filter((consent) => !gone(consent, consent.occurredAt)),
    answers: facts.answers.filter((answer) => !gone(answer, answer.answeredAt)),
    orders: facts.orders.filter((order) => keptOrder(order, order.processedAt)),
    lines: facts.lines.filter((line) => keptOrder(line, line.version)),
    refunds: facts.refunds.filter((refund) => keptOrder(refund, refund.refundedAt)),
    baskets: facts.baskets.filter(({ kind, token }) => !goneBaskets.has(`${kind}:${token}`)),
    claims: facts.claims.filter(({ clientId, at }) => !goneBrowser(clientId, at)),
    events: facts.events.filter(({ actor, occurredAt }) => {
      const clientId = browserOf(actor);
      return clientId ? !goneBrowser(clientId, occurredAt) : !actor || !goneBaskets.has(actor);
    }),
  };
}

/** Whose browser did something; null if it was no browser. */
function browserOf(actor: string | null): string | null {
  return actor?.startsWith("client:") ? actor.slice("client:".length) : null;
}

function identitiesIn(facts: Facts): Set<string> {
  const found = new Set<string>();
  const people = [...facts.customers, ...facts.mentions, ...facts.consents, ...facts.answers];
  for (const { customerId, email } of [...people, ...facts.orders, ...facts.baskets]) {
    if (customerId) found.add(identityHash("customer", customerId));
    if (email) found.add(identityHash("email", email));
  }
  const named = [...facts.customerDeletions, ...facts.tagChanges, ...facts.tagSnapshots, ...facts.lifetimeOrders];
  for (const { customerId } of named) found.add(identityHash("customer", customerId));
  for (const { clientId, source, key } of facts.claims) {
    found.add(identityHash("browser", clientId));
    if (source === "login") found.add(identityHash("customer", key));
  }
  for (const clientId of facts.events.flatMap(({ actor }) => browserOf(actor) ?? [])) {
    found.add(identityHash("browser", clientId));
  }
  for (const { keptId, mergedId } of facts.merges) {
    found.add(identityHash("customer", keptId)).add(identityHash("customer", mergedId));
  }
  for (const { orderId } of [...facts.orders, ...facts.lines, ...facts.refunds])
    found.add(identityHash("order", orderId));
  return found;
}
