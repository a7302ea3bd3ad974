import express, { Router } from "express";
import { z } from "zod";
import { toDecimal, toMinor } from "../../factories/money";
import { lineTotalMinor, orderTotals, sum } from "../../factories/totals";
import { completeCheckout, identifyCheckout, startCheckout } from "../store/actions";
import type { Checkout, Order, Store } from "../store/model";
import { cartObject } from "./objects/cart";
import type { Page } from "./page";
import { checkoutData } from "./pixel/events";
import { handle, type Storefront } from "./storefront";
import { remember, type Visit } from "./visit";

const Contact = z.object({
  email: z.email(),
  firstName: z.string().default(""),
  lastName: z.string().default(""),
  subscribed: z.literal("on").optional(),
});
const Payment = z.object({ discount: z.string().trim().default("") });

/** A stand-in for the checkout: who, how to pay, thank you. It is Shopify's, so that no app's embed is on it. */
export function checkoutRoutes({ options, visit, show }: Storefront): Router {
  const { perform } = options;
  const router = Router({ mergeParams: true });
  router.use("/checkouts", express.urlencoded({ extended: false }));

  router.get(
    "/discount/:code",
    handle((request, response) => {
      const visited = visit(request);
      remember(response, visited, "discount", request.params["code"] ?? null);
      response.redirect(visited.root);
    }),
  );
  router.post(
    "/checkouts",
    handle((request, response) => {
      const visited = visit(request);
      if (!visited.cart?.lines.length) return response.redirect(303, `${visited.root}/cart`);
      const cartToken = visited.cart.token;
      const customer = visited.customer && { customerId: visited.customer.id };
      const { token } = perform(visited.installation, startCheckout, { cartToken, ...customer });
      response.redirect(303, `${visited.root}/checkouts/cn/${token}`);
    }),
  );
  router.get(
    "/checkouts/cn/:token/:step(payment|thank-you)?",
    handle(async (request, response) => {
      const visited = visit(request);
      const checkout = visited.installation.store.checkouts.get(request.params["token"] ?? "");
      await show(response, visited, checkout ? stepOf(visited, checkout, request.params["step"]) : null);
    }),
  );
  router.post(
    "/checkouts/cn/:token",
    handle((request, response) => {
      const visited = visit(request);
      const { subscribed, firstName, lastName, email } = Contact.parse(request.body);
      const checkoutToken = request.params["token"] ?? "";
      const names = { firstName: firstName || undefined, lastName: lastName || undefined };
      const shopper = visited.customer ? { customerId: visited.customer.id } : { email, ...names };
      perform(visited.installation, identifyCheckout, { checkoutToken, ...shopper, subscribed: subscribed === "on" });
      response.redirect(303, `${visited.root}/checkouts/cn/${checkoutToken}/payment`);
    }),
  );
  router.post(
    "/checkouts/cn/:token/payment",
    handle((request, response) => {
      const visited = visit(request);
      const { store } = visited.installation;
      const checkoutToken = request.params["token"] ?? "";
      const checkout = store.checkouts.get(checkoutToken);
      const discount = checkout && discountOf(store, checkout, Payment.parse(request.body).discount);
      perform(visited.installation, completeCheckout, { checkoutToken, ...(discount && { discount }) });
      remember(response, visited, "cart", null);
      remember(response, visited, "discount", null);
      response.redirect(303, `${visited.root}/checkouts/cn/${checkoutToken}/thank-you`);
    }),
  );
  return router;
}

function stepOf(visit: Visit, checkout: Checkout, step: string | undefined): Page {
  const { store } = visit.installation;
  const order = [...store.orders.values()].find(({ checkoutToken }) => checkoutToken === checkout.token) ?? null;
  const data = { checkout: checkoutData(checkout, order, visit) };
  const named = (...names: string[]) => names.map((name) => ({ name, data }));
  const objects = {
    checkout: {
      ...cartObject({ ...checkout, lines: checkout.lines }, visit),
      token: checkout.token,
      email: checkout.email ?? visit.customer?.email ?? "",
      discount_code: visit.discountCode ?? "",
      order: order && { name: order.name, total_price: orderTotals(order).currentMinor },
    },
  };
  const page = { type: "checkout", objects } as const;
  if (order) {
    return { ...page, template: "checkout-done", title: "Thank you", events: named("checkout_completed") };
  }
  if (step === "payment") {
    const events = named("checkout_contact_info_submitted", "checkout_address_info_submitted");
    return { ...page, template: "checkout-payment", title: "Payment", events };
  }
  return { ...page, template: "checkout-contact", title: "Checkout", events: named("checkout_started") };
}

/** What a code takes off: what its discount says, or nothing where the shop does not know it. */
function discountOf(store: Store, { lines, currency }: Checkout, code: string): Order["discountCodes"][number] | null {
  const discount = [...store.discounts.values()].find(({ codes }) => codes.has(code.toUpperCase()));
  if (!discount) return null;
  const whole = sum(lines.map((line) => lineTotalMinor(line, currency)));
  const { percentage, amount } = discount;
  const off = percentage === null ? toMinor(amount ?? "0", currency) : Math.floor(whole * percentage);
  return { code, amount: toDecimal(Math.min(off, whole), currency) };
}
