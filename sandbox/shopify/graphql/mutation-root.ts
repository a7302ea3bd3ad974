import { Entity } from "./entity";
import { cancelBulkOperation, runBulkQuery } from "./mutations/bulk";
import { createCustomer } from "./mutations/customers";
import type { Desk } from "./mutations/desk";
import { addRedeemCodes, createBasicDiscount } from "./mutations/discounts";
import { updateEmailConsent } from "./mutations/email-consent";
import { setMetafields } from "./mutations/metafields";
import { createSegment, deleteSegment, updateSegment } from "./mutations/segments";
import { changeTags } from "./mutations/tags";
import { createWebPixel, updateWebPixel } from "./mutations/web-pixel";

/** Everything that can be asked for at the top of a mutation. */
export function mutationRoot(desk: Desk): Entity {
  return new Entity("Mutation", {
    bulkOperationRunQuery: (args) => runBulkQuery(desk, args),
    bulkOperationCancel: (args) => cancelBulkOperation(desk, args),
    customerCreate: (args) => createCustomer(desk, args),
    customerEmailMarketingConsentUpdate: (args) => updateEmailConsent(desk, args),
    discountCodeBasicCreate: (args) => createBasicDiscount(desk, args),
    discountRedeemCodeBulkAdd: (args) => addRedeemCodes(desk, args),
    metafieldsSet: (args) => setMetafields(desk, args),
    segmentCreate: (args) => createSegment(desk, args),
    segmentDelete: (args) => deleteSegment(desk, args),
    segmentUpdate: (args) => updateSegment(desk, args),
    tagsAdd: (args) => changeTags(desk, args, "add"),
    tagsRemove: (args) => changeTags(desk, args, "remove"),
    webPixelCreate: (args) => createWebPixel(desk, args),
    webPixelUpdate: (args) => updateWebPixel(desk, args),
  });
}
