import express, { type Response, Router } from "express";
import { z } from "zod";
import { addToCart, changeCart } from "../store/actions";
import type { Cart } from "../store/model";
import { cartObject } from "./objects/cart";
import { cartData, lineData } from "./pixel/events";
import { handle, type Storefront } from "./storefront";
import { remember, type Visit } from "./visit";

const Item = z.object({ id: z.coerce.string(), quantity: z.coerce.number().int().positive().default(1) });
const Added = z.union([z.object({ items: z.array(Item).min(1) }), Item.transform((item) => ({ items: [item] }))]);
const Changed = z.object({ id: z.coerce.string(), quantity: z.coerce.number().int().min(0) });

/**
 * The cart: its page, and the addresses by which themes fill it, with `.js` for JSON. An answer says in a header what
 * pixels are to hear of it, because on Shopify that is known to scripts of its own.
 */
export function cartRoutes({ options, visit, show }: Storefront): Router {
  const router = Router({ mergeParams: true });
  router.use("/cart", express.json(), express.urlencoded({ extended: false }));

  router.get(
    "/cart",
    handle(async (request, response) => {
      const visited = visit(request);
      const events = [{ name: "cart_viewed", data: { cart: cartData(visited.cart, visited) } }];
      await show(response, visited, { type: "cart", title: "Your cart", events });
    }),
  );
  router.get(
    "/cart.js",
    handle((request, response) => {
      const visited = visit(request);
      response.json(cartObject(visited.cart, visited));
    }),
  );
  router.post(
    /^\/cart\/add(\.js)?$/,
    handle((request, response) => {
      const visited = visit(request);
      const { items } = Added.parse(request.body);
      const lines = items.map(({ id, quantity }) => ({ variantId: id, quantity }));
      const cart = options.perform(visited.installation, addToCart, {
        ...(visited.cart && { cartToken: visited.cart.token }),
        lines,
      });
      answer(response, visited, cart, request.path, ["product_added_to_cart", lines[0]?.variantId]);
    }),
  );
  router.post(
    /^\/cart\/(change|update)(\.js)?$/,
    handle((request, response) => {
      const visited = visit(request);
      const { id, quantity } = Changed.parse(request.body);
      if (!visited.cart) return response.redirect(303, `${visited.root}/cart`);
      const cart = options.perform(visited.installation, changeCart, {
        cartToken: visited.cart.token,
        variantId: id,
        quantity,
      });
      answer(response, visited, cart, request.path, ["product_removed_from_cart", quantity === 0 ? id : undefined]);
    }),
  );
  return router;
}

function answer(
  response: Response,
  visit: Visit,
  cart: Cart,
  path: string,
  [name, variantId]: [string, string | undefined],
): void {
  remember(response, visit, "cart", cart.token);
  if (!path.endsWith(".js")) return response.redirect(303, `${visit.root}/cart`);
  const line = (visit.cart?.lines ?? []).concat(cart.lines).findLast((one) => one.variantId === variantId);
  if (line) {
    const event = JSON.stringify({ name, data: { cartLine: lineData(line, visit) } });
    response.set("x-sandbox-pixel-event", encodeURIComponent(event));
  }
  response.json(cartObject(cart, visit));
}
