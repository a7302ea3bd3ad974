import { html, type Html } from "../html";
import type { Installation } from "../installations";
import type { Product, Shop } from "../store/model";

/** A plain page with the products a shopper can buy. */
export function storefrontPage({ store }: Installation, customerId: string | null): string {
  const customer = customerId === null ? null : store.customers.get(customerId);
  const products = [...store.products.values()].filter(({ status }) => status === "active");
  const greeting = customer
    ? html`Signed in as ${customer.firstName ?? "customer"} ${customer.id}`
    : html`Not signed in`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${store.shop.name}</title>
        <link rel="stylesheet" href="/sandbox/static/storefront.css" />
      </head>
      <body>
        <header>
          <h1>${store.shop.name}</h1>
          <p>${greeting}</p>
        </header>
        <main>${products.map((product) => card(product, store.shop))}</main>
      </body>
    </html>`.text;
}

function card({ title, vendor, imageUrl, variants }: Product, { currency }: Shop): Html {
  const [variant] = variants;
  const price = new Intl.NumberFormat("en", { style: "currency", currency }).format(Number(variant.price));
  const picture = imageUrl ? html`<img src="${imageUrl}" alt="" loading="lazy" />` : html`<div class="blank"></div>`;
  return html`<article>
    ${picture}
    <h2>${title}</h2>
    <p>${vendor}</p>
    <p>${price}</p>
  </article>`;
}
