import { z } from "zod";
import { Timezone } from "~/domains/shops/model";
import { Gid, idOfGid, ShopifyId } from "~/lib/shopify-id";
import { Currency, Instant, maybe } from "~/lib/wire";
import { otherShop } from "./other-shop";
import { happenedAt, topic, type Topic } from "./topic";

const ShopBody = z.object({
  id: ShopifyId,
  name: maybe(z.string()),
  myshopify_domain: maybe(z.string()),
  domain: maybe(z.string().max(253)),
  iana_timezone: maybe(Timezone),
  currency: maybe(Currency),
  updated_at: maybe(Instant),
});

const updated = topic(ShopBody, (body, delivery) => {
  const refused = otherShop(body.myshopify_domain, delivery);
  if (refused) return refused;
  const fact = {
    shopifyId: body.id,
    name: body.name ?? "",
    primaryDomain: body.domain,
    timezone: body.iana_timezone,
    currency: body.currency ?? delivery.currency,
    version: body.updated_at ?? happenedAt(delivery),
  };
  return { commands: [{ kind: "describe_shop", fact }] };
});

const uninstalled = topic(ShopBody, (body, delivery) => {
  const refused = otherShop(body.myshopify_domain, delivery);
  return refused ?? { commands: [{ kind: "uninstall", at: happenedAt(delivery) }] };
});

const Scopes = z.object({ shop_id: Gid("Shop"), current: z.array(z.string()), updated_at: Instant });

const scopesUpdated = topic(Scopes, ({ current, updated_at }) => ({
  commands: [{ kind: "set_scopes", scopes: current, at: updated_at }],
}));

const BulkOperation = z.object({
  admin_graphql_api_id: z.string().refine((gid) => idOfGid(gid, "BulkOperation"), "is not a bulk operation"),
});

const bulkOperationFinished = topic(BulkOperation, ({ admin_graphql_api_id }) => ({
  commands: [{ kind: "bulk_operation_finished", operationId: admin_graphql_api_id }],
}));

export const shopTopics: Record<string, Topic> = {
  "shop/update": updated,
  "app/uninstalled": uninstalled,
  "app/scopes_update": scopesUpdated,
  "bulk_operations/finish": bulkOperationFinished,
};
