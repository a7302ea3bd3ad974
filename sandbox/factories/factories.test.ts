import { describe, expect, it } from "vitest";
import { cancelled } from "./cancellation";
import { factories } from "./factories";
import { toDecimal, toMinor } from "./money";
import { numbersAfter } from "./numbers";
import { refunded } from "./refund";
import { storeOf } from "./store";
import { orderTotals } from "./totals";

const now = new Date("2026-03-01T12:00:00Z");

describe("factories", () => {
  it("build the same things from the same seed and calls", () => {
    const build = (seed: number) => {
      const make = factories(seed, now);
      return [
        make.shop(),
        make.customer(),
        make.order({ lines: [make.line(make.product())] }),
        make.cart(),
        make.checkout(),
      ];
    };
    expect(build(1)).toEqual(build(1));
    expect(build(1)).not.toEqual(build(2));
  });

  it("let whatever is given win, and let the rest follow from it", () => {
    const make = factories(1, now);
    const ada = make.customer({ email: "ada@example.com", locale: "fr-FR" });
    const order = make.order({ customer: ada, number: 42, processedAt: "2026-02-01T08:00:00Z" });
    expect(order).toMatchObject({
      name: "#42",
      customerId: ada.id,
      email: "ada@example.com",
      customerLocale: "fr-FR",
      createdAt: "2026-02-01T08:00:00Z",
      updatedAt: "2026-02-01T08:00:00Z",
    });
  });

  it("continue behind an existing store without reusing an id or an order number", () => {
    const make = factories(1, now);
    const customer = make.customer();
    const product = make.product();
    const order = make.order({ customer, lines: [make.line(product)] });
    const store = storeOf({ shop: make.shop(), customers: [customer], products: [product], orders: [order] });

    const later = factories(1, now, numbersAfter(store));
    const next = later.order({ lines: [later.line(later.product())] });
    const line = (of: typeof order) => of.lines[0]?.id ?? "";
    expect(next.number).toBe(order.number + 1);
    expect(BigInt(next.id)).toBeGreaterThan(BigInt(order.id));
    expect(BigInt(line(next))).toBeGreaterThan(BigInt(line(order)));
  });
});

describe("money", () => {
  it("is read and printed exactly, by the currency's own decimals", () => {
    expect(toMinor("12.5", "GBP")).toBe(1250);
    expect(toMinor("1250", "JPY")).toBe(1250);
    expect(toMinor("-0.05", "EUR")).toBe(-5);
    expect([toDecimal(5, "GBP"), toDecimal(-1250, "GBP"), toDecimal(1250, "JPY")]).toEqual(["0.05", "-12.50", "1250"]);
    expect(() => toMinor("12.505", "GBP")).toThrow("at most 2 decimals");
    expect(() => toMinor("1,250.00", "GBP")).toThrow("not an amount");
  });
});

describe("refunds and cancellations", () => {
  const make = factories(9, now);
  // Three for 10.00 less 0.01: no third of it is a whole number of pence.
  const line = make.line(make.product(), { price: "10.00", quantity: 3, discount: "20.01" });
  const order = make.order({ lines: [line], shippingPrice: "3.95" });

  it("give back to the penny what was paid, however it is split", () => {
    const oneThing = { lines: [{ lineId: line.id, quantity: 1 }] };
    const once = refunded(order, make.refund(order, oneThing));
    expect(once).toMatchObject({ financialStatus: "partially_refunded", lines: [{ currentQuantity: 2 }] });

    const twice = refunded(once, make.refund(once, oneThing));
    const rest = make.refund(twice);
    expect(rest.amount).toBe("7.28");
    const whole = refunded(twice, rest);
    expect(whole).toMatchObject({ financialStatus: "refunded", lines: [{ currentQuantity: 0 }] });
    expect(orderTotals(whole)).toMatchObject({ totalMinor: 1394, refundedMinor: 1394, currentMinor: 0 });
    expect(() => make.refund(whole, oneThing)).toThrow("cannot be refunded, 0 left");
  });

  it("leave nothing of a cancelled order, and void it when nothing was captured", () => {
    const at = "2026-03-01T13:00:00Z";
    const paidBack = cancelled(order, { cancelledAt: at, reason: "customer", refund: make.refund(order) });
    expect(paidBack).toMatchObject({ financialStatus: "refunded", updatedAt: at, lines: [{ currentQuantity: 0 }] });
    const voided = cancelled(order, { cancelledAt: at, reason: "declined", refund: null });
    expect(voided).toMatchObject({ financialStatus: "voided", refunds: [], lines: [{ currentQuantity: 0 }] });
  });
});
