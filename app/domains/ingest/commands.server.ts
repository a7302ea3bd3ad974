import type { Tx } from "~/db.server";
import { changeScopes, saveShopFact, uninstall } from "~/domains/shops/index.server";
import { maySend, type Shop } from "~/domains/shops/model";
import { emit } from "~/jobs/emit.server";
import { rereadOrders } from "./backfill/jobs.server";
import type { Command } from "./model";
import { identityHash, recordDataRequest, rememberErasure } from "./queries.server";

/** Does what a delivery asks for beyond facts, in the transaction that settles the delivery. */
export async function perform(shop: Shop, command: Command, receiptId: string, now: Date, tx: Tx): Promise<void> {
  switch (command.kind) {
    case "describe_shop":
      await saveShopFact(shop.id, command.fact, tx);
      // Its clock may have changed, by which quizzes begin and end.
      return emit(tx, "storefront.due", { shopId: shop.id });
    case "set_scopes":
      if ((await changeScopes(shop.id, command.scopes, command.at, tx)) && maySend(shop)) await rereadOrders(shop, tx);
      // Perhaps what was waiting for permission has it now.
      await emit(tx, "coupons.due", { shopId: shop.id });
      await emit(tx, "effects.due", { shopId: shop.id });
      await emit(tx, "consent.said", { shopId: shop.id });
      await emit(tx, "storefront.due", { shopId: shop.id });
      return emit(tx, "writeback.due", { shopId: shop.id });
    case "uninstall":
      return uninstall(shop, command.at, tx);
    case "bulk_operation_finished":
      return emit(tx, "backfill.advance", { shopId: shop.id, generation: shop.generation });
    case "request_data":
      return recordDataRequest(shop.id, command, tx);
    case "redact_customer":
      await rememberErasure(shop.id, identitiesOf(command), now, tx);
      return emit(tx, "erasure.requested", { shopId: shop.id, receiptId });
    case "redact_shop":
      return emit(tx, "erasure.requested", { shopId: shop.id, receiptId });
    default:
      return command satisfies never;
  }
}

function identitiesOf({ customerId, email, orderIds }: Extract<Command, { kind: "redact_customer" }>): string[] {
  return [
    ...(customerId ? [identityHash("customer", customerId)] : []),
    ...(email ? [identityHash("email", email)] : []),
    ...orderIds.map((orderId) => identityHash("order", orderId)),
  ];
}
