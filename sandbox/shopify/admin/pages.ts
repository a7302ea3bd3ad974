import { orderTotals } from "../../factories/totals";
import { toDecimal } from "../../factories/money";
import { html, type Html } from "../html";
import type { Installation } from "../installations";
import { fullName } from "../webhooks/payloads/names";
import type { AdminApp } from "./shell";

const MOST_ROWS = 50;

/** The frame in which the app's own pages appear, with the bars it can fill. */
export function appStage(app: AdminApp, shopName: string, frameUrl: string, appUrl: string): Html {
  return html`<div id="loading" hidden></div>
    <div id="title-bar">
      <h1><span id="app-title">${app.appName}</span></h1>
      <div id="title-buttons"></div>
    </div>
    <div id="save-bar" role="region" aria-label="Unsaved changes" hidden>
      <span>Unsaved changes</span>
      <div id="save-buttons"></div>
    </div>
    <iframe
      data-app
      data-app-origin="${new URL(appUrl).origin}"
      data-app-path="/store/${shopName}/apps/${app.appHandle}"
      title="${app.appName}"
      src="${frameUrl}"
      allow="clipboard-write"
    ></iframe>`;
}

export function homeStage({ store }: Installation): Html {
  const rows = [
    ["Customers", store.customers.size],
    ["Orders", store.orders.size],
    ["Products", store.products.size],
    ["Open checkouts", [...store.checkouts.values()].filter(({ completedAt }) => completedAt === null).length],
  ] as const;
  return page("Home", [
    table(
      ["", ""],
      rows.map(([label, count]) => [label, count]),
    ),
  ]);
}

export function ordersStage({ store }: Installation): Html {
  const orders = [...store.orders.values()].sort((a, b) => b.processedAt.localeCompare(a.processedAt));
  const rows = orders.slice(0, MOST_ROWS).map((order) => {
    const customer = order.customerId === null ? undefined : store.customers.get(order.customerId);
    const total = toDecimal(orderTotals(order).currentMinor, order.currency);
    return [
      order.name,
      order.processedAt.slice(0, 10),
      customer ? fullName(customer) : "",
      total,
      order.financialStatus,
    ];
  });
  return page(`Orders (${orders.length})`, [table(["Order", "Date", "Customer", "Total", "Payment"], rows)]);
}

export function productsStage({ store }: Installation): Html {
  const products = [...store.products.values()];
  const rows = products
    .slice(0, MOST_ROWS)
    .map(({ title, status, productType, vendor, variants }) => [title, status, productType, vendor, variants.length]);
  return page(`Products (${products.length})`, [table(["Product", "Status", "Type", "Vendor", "Variants"], rows)]);
}

export function customersStage({ store }: Installation): Html {
  const customers = [...store.customers.values()];
  const rows = customers
    .slice(0, MOST_ROWS)
    .map((customer) => [
      fullName(customer),
      customer.email,
      customer.emailConsent.state.replace("_", " "),
      customer.tags.join(", "),
    ]);
  return page(`Customers (${customers.length})`, [table(["Name", "Email", "Email marketing", "Tags"], rows)]);
}

export function appsStage({ installedAt }: Installation, app: AdminApp, shopName: string): Html {
  const standing = installedAt
    ? html`<p>${app.appName} is installed.</p>
        <form method="post" action="/store/${shopName}/settings/apps/uninstall"><button>Uninstall</button></form>`
    : html`<p>${app.appName} is not installed. <a href="/store/${shopName}/apps/${app.appHandle}">Install</a></p>`;
  return page("Apps", [standing]);
}

export function elsewhereStage(): Html {
  return page("Not here", [html`<p>This part of Shopify's admin does not exist in the sandbox.</p>`]);
}

function page(title: string, cards: Html[]): Html {
  return html`<div id="title-bar"><h1>${title}</h1></div>
    <div class="page">${cards.map((card) => html`<section class="card">${card}</section>`)}</div>`;
}

function table(head: string[], rows: (string | number | null)[][]): Html {
  return html`<table>
    <thead>
      <tr>
        ${head.map((cell) => html`<th>${cell}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
