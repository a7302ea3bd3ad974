import { Router } from "express";
import { fullName } from "../webhooks/payloads/names";
import { handle, type Storefront } from "./storefront";
import { remember } from "./visit";

const mostShown = 20;

/** Signing in, by choosing who one is from the shop's customers, and what Shopify shows of an account. */
export function accountRoutes({ visit, show }: Storefront): Router {
  const router = Router({ mergeParams: true });

  router.get(
    "/account",
    handle(async (request, response) => {
      const visited = visit(request);
      if (!visited.customer) return response.redirect(`${visited.root}/account/login`);
      await show(response, visited, { type: "customers/account", title: "Your account" });
    }),
  );
  router.get(
    "/account/login",
    handle(async (request, response) => {
      const visited = visit(request);
      const { q } = request.query;
      const terms = typeof q === "string" ? q.trim() : "";
      const people = [...visited.installation.store.customers.values()]
        .map((customer) => ({ id: customer.id, name: fullName(customer), email: customer.email }))
        .filter(({ name, email }) => `${name} ${email ?? ""}`.toLowerCase().includes(terms.toLowerCase()))
        .slice(0, mostShown);
      await show(response, visited, { type: "customers/login", title: "Sign in", objects: { people, terms } });
    }),
  );
  router.get(
    "/login/:customer",
    handle((request, response) => {
      const visited = visit(request);
      remember(response, visited, "customer", request.params["customer"] ?? null);
      response.redirect(visited.root);
    }),
  );
  router.get(
    ["/logout", "/account/logout"],
    handle((request, response) => {
      const visited = visit(request);
      remember(response, visited, "customer", null);
      response.redirect(visited.root);
    }),
  );
  return router;
}
