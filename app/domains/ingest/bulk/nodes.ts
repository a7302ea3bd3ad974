import { z } from "zod";
import { Gid } from "~/lib/shopify-id";
import { Currency, Decimal, Instant } from "~/lib/wire";

// Objects as the Admin API returns them, one a line in a bulk operation's file. Fields that are not here are ignored,
// and what may be missing may be missing: files come from other exports too.

const Whole = z.union([z.int(), z.string().regex(/^\d{1,9}$/)]).transform(Number);
const Money = z.object({ shopMoney: z.object({ amount: Decimal, currencyCode: Currency.optional() }) });
const Text = z.string().nullish();
const Time = Instant.nullish();
const Parent = { __parentId: z.string().optional() };

export const CustomerNode = z.object({
  id: Gid("Customer"),
  firstName: Text,
  lastName: Text,
  email: Text,
  locale: Text,
  tags: z.array(z.string()).nullish(),
  numberOfOrders: Whole.nullish(),
  createdAt: Time,
  updatedAt: Time,
  defaultEmailAddress: z
    .object({ emailAddress: Text, marketingState: Text, marketingOptInLevel: Text, marketingUpdatedAt: Time })
    .nullish(),
  defaultPhoneNumber: z.object({ phoneNumber: Text }).nullish(),
  defaultAddress: z.object({ countryCodeV2: Text, provinceCode: Text, city: Text }).nullish(),
});

export const OrderNode = z.object({
  id: Gid("Order"),
  name: Text,
  email: Text,
  test: z.boolean().nullish(),
  processedAt: Time,
  createdAt: Time,
  updatedAt: Time,
  cancelledAt: Time,
  sourceName: Text,
  cartToken: Text,
  checkoutToken: Text,
  discountCodes: z.array(z.string()).nullish(),
  displayFinancialStatus: Text,
  displayFulfillmentStatus: Text,
  customer: z.object({ id: Gid("Customer") }).nullish(),
  totalPriceSet: Money.nullish(),
  currentTotalPriceSet: Money.nullish(),
  totalDiscountsSet: Money.nullish(),
  totalRefundedSet: Money.nullish(),
  refunds: z
    .array(z.object({ id: Gid("Refund"), createdAt: Instant, processedAt: Time, totalRefundedSet: Money }))
    .nullish(),
});

export const LineNode = z.object({
  ...Parent,
  id: Gid("LineItem"),
  title: Text,
  sku: Text,
  vendor: Text,
  quantity: Whole,
  currentQuantity: Whole.nullish(),
  product: z.object({ id: Gid("Product") }).nullish(),
  variant: z.object({ id: Gid("ProductVariant") }).nullish(),
  discountedUnitPriceSet: Money.nullish(),
  originalUnitPriceSet: Money.nullish(),
});

export const ProductNode = z.object({
  id: Gid("Product"),
  title: z.string(),
  handle: Text,
  status: Text,
  productType: Text,
  vendor: Text,
  tags: z.array(z.string()).nullish(),
  createdAt: Time,
  updatedAt: Time,
  featuredMedia: z.object({ preview: z.object({ image: z.object({ url: Text }).nullish() }).nullish() }).nullish(),
});

export const VariantNode = z.object({
  ...Parent,
  id: Gid("ProductVariant"),
  title: Text,
  sku: Text,
  price: Decimal.nullish(),
  compareAtPrice: Decimal.nullish(),
  inventoryQuantity: z.int().nullish(),
  inventoryPolicy: Text,
});

export const CollectionNode = z.object({
  ...Parent,
  id: Gid("Collection"),
  title: Text,
  handle: Text,
  updatedAt: Time,
});
