import type { Factories } from "../../factories/factories";
import { instant } from "../../factories/instants";
import { toDecimal, toMinor } from "../../factories/money";
import type { Random } from "../../factories/random";
import { sum } from "../../factories/totals";
import type { Customer, Line, Order } from "../../shopify/store/model";
import type { Pick } from "../habits/basket";
import { discountLines, type Code } from "../habits/discount";
import type { Identity } from "../people/identity";

const CURRENCY = "GBP";
const minor = (amount: string) => toMinor(amount, CURRENCY);
const decimal = (amountMinor: number) => toDecimal(amountMinor, CURRENCY);

/** Whoever pays: a customer, or a guest with an address to write to. */
export interface Buyer {
  customer: Customer | null;
  email: string | null;
  locale: string;
  countryCode: string;
}

/** What goes into an order before it has ids and totals. */
export interface Purchase {
  /** Milliseconds. */
  at: number;
  /** Null for somebody at the till. */
  buyer: Buyer | null;
  picks: Pick[];
  code: Code | null;
}

/** A customer as she pays; somebody without an account pays under the name she gave. */
export function buyerOf(who: { customer: Customer } | { customer: null; identity: Identity }): Buyer {
  const { email, locale, address } = who.customer ?? who.identity;
  return { customer: who.customer, email, locale, countryCode: address?.countryCode ?? "GB" };
}

/** Turns a purchase into a paid order whose amounts add up to the penny. */
export function placeOrder(make: Factories, random: Random, { at, buyer, picks, code }: Purchase): Order {
  const lines = discounted(linesOf(make, picks), code);
  const discountMinor = sum(lines.map((line) => minor(line.discount)));
  const goodsMinor = sum(lines.map((line) => minor(line.price) * line.quantity)) - discountMinor;
  return make.order({
    ...(buyer?.customer ? { customer: buyer.customer } : { email: buyer?.email ?? null }),
    ...(buyer ? { landingSite: drawLandingSite(random) } : { sourceName: "pos" }),
    customerLocale: buyer?.locale ?? "en-GB",
    lines,
    shippingPrice: decimal(buyer ? shippingMinor(goodsMinor, buyer.countryCode) : 0),
    discountCodes: code && discountMinor > 0 ? [{ code: code.code, amount: decimal(discountMinor) }] : [],
    processedAt: instant(at),
  });
}

export function linesOf(make: Factories, picks: Pick[]): Line[] {
  return picks.map(({ good, variant, quantity }) => make.line(good.product, { variant, quantity }));
}

function discounted(lines: Line[], code: Code | null): Line[] {
  const discounts = discountLines(
    lines.map((line) => minor(line.price) * line.quantity),
    code,
  );
  return lines.map((line, index) => ({ ...line, discount: decimal(discounts[index] ?? 0) }));
}

function shippingMinor(goodsMinor: number, countryCode: string): number {
  if (countryCode === "GB") return goodsMinor >= 4000 ? 0 : 395;
  return goodsMinor >= 9000 ? 0 : 950;
}

const landingSites: [path: string, share: number][] = [
  ["/", 40],
  ["/collections/best-sellers", 14],
  ["/collections/anti-aging?utm_source=search&utm_medium=cpc&utm_campaign=anti-ageing", 9],
  ["/collections/clear-skin?utm_source=search&utm_medium=cpc&utm_campaign=clear-skin", 8],
  ["/?utm_source=newsletter&utm_medium=email&utm_campaign=monthly-letter", 14],
  ["/collections/new-in?utm_source=social&utm_medium=social&utm_campaign=launch", 9],
  ["/blogs/journal/how-to-start-with-retinal", 6],
];

function drawLandingSite(random: Random): string {
  return random.weighted(landingSites, ([, share]) => share)[0];
}
