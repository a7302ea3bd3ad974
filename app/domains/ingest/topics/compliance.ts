import { z } from "zod";
import { ShopDomain } from "~/domains/shops/model";
import { ShopifyId } from "~/lib/shopify-id";
import { maybe, normalizeEmail } from "~/lib/wire";
import { otherShop } from "./other-shop";
import { happenedAt, topic, type Topic } from "./topic";

const Customer = z.object({ id: maybe(ShopifyId), email: maybe(z.string()) });

const DataRequest = z.object({
  shop_domain: ShopDomain,
  customer: z.object({ id: ShopifyId }),
  data_request: z.object({ id: ShopifyId }),
});

const dataRequested = topic(DataRequest, ({ shop_domain, customer, data_request }, delivery) => {
  const at = happenedAt(delivery);
  const command = { kind: "request_data" as const, requestId: data_request.id, customerId: customer.id, at };
  return otherShop(shop_domain, delivery) ?? { commands: [command] };
});

const CustomerRedact = z.object({
  shop_domain: ShopDomain,
  customer: Customer,
  orders_to_redact: maybe(z.array(ShopifyId)),
});

const customerRedacted = topic(CustomerRedact, ({ shop_domain, customer, orders_to_redact }, delivery) => {
  const command = {
    kind: "redact_customer" as const,
    customerId: customer.id,
    email: normalizeEmail(customer.email),
    orderIds: orders_to_redact ?? [],
    at: happenedAt(delivery),
  };
  return otherShop(shop_domain, delivery) ?? { commands: [command] };
});

const shopRedacted = topic(z.object({ shop_domain: ShopDomain }), ({ shop_domain }, delivery) => {
  const command = { kind: "redact_shop" as const, at: happenedAt(delivery) };
  return otherShop(shop_domain, delivery) ?? { commands: [command] };
});

export const complianceTopics: Record<string, Topic> = {
  "customers/data_request": dataRequested,
  "customers/redact": customerRedacted,
  "shop/redact": shopRedacted,
};
