import { html, Html } from "../html";
import type { Installation } from "../installations";

export interface AdminApp {
  appName: string;
  appHandle: string;
}

/** The admin around a page: the bar at the top, the menu at the left, and what the page itself brings. */
export function shell({ store }: Installation, app: AdminApp, current: string, stage: Html): string {
  const { shop } = store;
  const [name = shop.domain] = shop.domain.split(".");
  const link = (label: string, path: string) => {
    const marked = path === current ? new Html(' aria-current="page"') : null;
    return html`<li><a href="/store/${name}${path}" ${marked}>${label}</a></li>`;
  };
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${shop.name}</title>
        <link rel="stylesheet" href="/sandbox/static/admin.css" />
        <script src="/sandbox/static/admin.js" defer></script>
      </head>
      <body>
        <a id="skip" href="#stage">Skip to content</a>
        <header id="top">
          <button id="menu-toggle" type="button" aria-label="Menu" aria-controls="rail" aria-expanded="false">
            ☰
          </button>
          <span>${shop.name}</span>
          <small>Sandbox: no account, no real shop</small>
        </header>
        <nav id="rail" aria-label="Admin">
          <ul>
            ${link("Home", "")} ${link("Orders", "/orders")} ${link("Products", "/products")}
            ${link("Customers", "/customers")}
          </ul>
          <h2>Apps</h2>
          <ul>
            ${link(app.appName, `/apps/${app.appHandle}`)}
            <li>
              <ul id="app-links"></ul>
            </li>
            ${link("Manage apps", "/settings/apps")}
          </ul>
          <h2>Sales channels</h2>
          <ul>
            <li><a href="/storefront/${name}" target="_blank">Online Store</a></li>
            ${link("App embeds", "/themes/current/editor")}
          </ul>
        </nav>
        <main id="stage" tabindex="-1">${stage}</main>
        <div id="toasts"></div>
      </body>
    </html>`.text;
}
