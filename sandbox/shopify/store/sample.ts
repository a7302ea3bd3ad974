import { factories } from "../../factories/factories";
import { storeOf } from "../../factories/store";
import type { Store } from "./model";

export const SAMPLE_NOW = new Date("2026-09-01T12:00:00Z");

/** A store one can hold in one's head: three customers, three products, a handful of orders, one abandoned checkout. */
export function sampleStore(domain = "sample-shop.myshopify.com"): Store {
  const make = factories(7, SAMPLE_NOW);
  const shop = make.shop({
    domain,
    name: "Sample Shop",
    ianaTimezone: "America/New_York",
    currency: "USD",
    countryCode: "US",
  });

  const tea = make.collection({ title: "Tea" });
  const teapot = make.product({
    title: "Teapot",
    productType: "Pots",
    tags: ["gift", "kitchen"],
    collectionIds: [tea.id],
    imageUrl: "https://pictures.example.com/teapot.png",
    variants: [
      make.variant({ title: "Small", price: "30.00" }),
      make.variant({ title: "Large", price: "42.50", compareAtPrice: "50.00" }),
    ],
  });
  const sencha = make.product({ title: "Sencha", productType: "Tea", collectionIds: [tea.id] });
  const apron = make.product({ title: "Apron", status: "draft" });

  const ada = make.customer({ firstName: "Ada", lastName: "Lovelace", email: "ada@example.com", tags: ["vip"] });
  const grace = make.customer({
    firstName: "Grace",
    lastName: "Hopper",
    email: "grace@example.com",
    emailConsent: { state: "not_subscribed", optInLevel: "single_opt_in", updatedAt: null },
    createdAt: "2026-08-01T09:00:00Z",
  });
  const alan = make.customer({ firstName: "Alan", lastName: null, email: null, address: null, phone: "+15550100" });

  const old = make.order({
    customer: ada,
    currency: "USD",
    lines: [make.line(teapot)],
    processedAt: "2026-02-01T10:00:00Z",
  });
  const recent = make.order({
    customer: ada,
    currency: "USD",
    lines: [make.line(sencha, { quantity: 2, discount: "4.00" }), make.line(teapot)],
    discountCodes: [{ code: "TEN", amount: "4.00" }],
    shippingPrice: "5.00",
    processedAt: "2026-08-20T18:30:00Z",
  });
  const refunded = make.order({ customer: grace, currency: "USD", lines: [make.line(sencha, { quantity: 2 })] });
  const refund = make.refund(refunded, { lines: refunded.lines.map((line) => ({ lineId: line.id, quantity: 1 })) });
  const trial = make.order({ customer: grace, currency: "USD", lines: [make.line(sencha)], test: true });

  return storeOf({
    shop,
    collections: [tea],
    products: [teapot, sencha, apron],
    customers: [ada, grace, alan],
    orders: [old, recent, { ...refunded, refunds: [refund], financialStatus: "partially_refunded" }, trial],
    carts: [make.cart({ currency: "USD", lines: [make.line(teapot)] })],
    checkouts: [make.checkout({ customer: grace, currency: "USD", lines: [make.line(teapot)] })],
  });
}
