import type { NavigationLink } from "../messages";
import { config } from "./config";
import { tell } from "./parent";

const ADMIN_ADDRESS =
  /^(?:shopify:\/*admin\/|https:\/\/admin\.shopify\.com\/store\/[^/]+\/|https:\/\/[\w-]+\.myshopify\.com\/admin\/)/i;
const LAUNCH_PARAMS = ["embedded", "hmac", "host", "id_token", "locale", "session", "shop", "timestamp"];
const MENUS = "ui-nav-menu, s-app-nav";

/** Keeps the admin's address in step with the page, and lets the page leave for other parts of the admin. */
export function watchNavigation(): void {
  const pushState = history.pushState.bind(history);
  const replaceState = history.replaceState.bind(history);
  history.pushState = (...state) => {
    pushState(...state);
    tellLocation();
  };
  history.replaceState = (...state) => {
    replaceState(...state);
    tellLocation();
  };
  addEventListener("popstate", tellLocation);
  tellLocation();

  const plainOpen = window.open.bind(window);
  window.open = (url, target, features) => {
    const inAdmin = url === undefined ? null : adminPath(String(url));
    if (inAdmin === null) return plainOpen(url, target, features);
    tell({ type: "leave", path: inAdmin });
    return null;
  };
  addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const inAdmin = adminPath(link?.getAttribute("href") ?? "");
      if (inAdmin === null) return;
      event.preventDefault();
      tell({ type: "leave", path: inAdmin });
    },
    true,
  );
}

/** Goes to an address of this app or of the admin. */
export function openLocation(url: string): void {
  window.open(url, "_top");
}

/** The links of the app's menu, which the admin shows in its own. */
export function menuLinks(): NavigationLink[] {
  return linksIn(document).map((link) => ({
    label: link.textContent?.trim() ?? "",
    href: link.getAttribute("href") ?? "",
    isHome: link.getAttribute("rel") === "home",
  }));
}

/** Follows a link of the menu the way a click does, so that the app's router can take it. */
export function follow(href: string): void {
  const link = linksIn(document).find((candidate) => candidate.getAttribute("href") === href);
  if (!link) location.assign(href);
  else if (link instanceof HTMLAnchorElement) link.click();
  else link.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true }));
}

function linksIn(root: ParentNode): Element[] {
  return [...root.querySelectorAll(MENUS)].flatMap((menu) => [...menu.querySelectorAll("a[href], s-link[href]")]);
}

function tellLocation(): void {
  const url = new URL(location.href);
  for (const name of LAUNCH_PARAMS) url.searchParams.delete(name);
  tell({ type: "location", path: url.pathname + url.search + url.hash });
}

/** The part of an address that lies in the shop's admin; null for any other. */
function adminPath(url: string): string | null {
  if (!ADMIN_ADDRESS.test(url)) return null;
  const [name = ""] = config.shop.split(".");
  return `/store/${name}/${url.replace(ADMIN_ADDRESS, "")}`;
}
