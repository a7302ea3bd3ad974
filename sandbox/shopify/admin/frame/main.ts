import { isFromApp, type FromAdmin, type FromApp } from "../messages";
import { hideToast, showToast } from "./toast";
import { showButtons } from "./buttons";
import { askLeave } from "./leave";
import { askScopes } from "./scopes";

const frame = document.querySelector<HTMLIFrameElement>("iframe[data-app]");
const { appOrigin = "", appPath = "" } = frame?.dataset ?? {};

// A page of the admin inside the app means that the app has sent its visitor to the admin.
if (window.top && window.top !== window) window.top.location.href = location.href;

const byId = (id: string) => document.getElementById(id);

function tell(message: FromAdmin): void {
  frame?.contentWindow?.postMessage({ sender: "sandbox-admin", message }, appOrigin);
}

function hear(message: FromApp): void {
  switch (message.type) {
    case "location":
      history.replaceState(null, "", appPath + message.path);
      return markCurrent();
    case "leave":
      return location.assign(message.path);
    case "links":
      return showLinks(message.links);
    case "title": {
      const title = byId("app-title");
      if (title) title.textContent = message.title ?? frame?.title ?? "";
      return showButtons(byId("title-buttons"), message.buttons, (button) =>
        tell({ type: "press", bar: "title", button }),
      );
    }
    case "saveBar":
      byId("save-bar")?.toggleAttribute("hidden", !message.open);
      return showButtons(byId("save-buttons"), message.buttons, (button) =>
        tell({ type: "press", bar: "saveBar", button }),
      );
    case "toast":
      return showToast(message, tell);
    case "hideToast":
      return hideToast(message.id);
    case "askScopes":
      return askScopes(message.scopes, frame?.title ?? "The app", () => tell({ type: "scopesAnswered" }));
    case "askLeave":
      return askLeave((isLeaving) => tell({ type: "leaveAnswered", isLeaving }));
    case "loading":
      return void byId("loading")?.toggleAttribute("hidden", !message.isLoading);
  }
}

/** Shows the app's own menu below its name; a click is handed on to the link in the app. */
function showLinks(links: Extract<FromApp, { type: "links" }>["links"]): void {
  const items = links
    .filter(({ isHome }) => !isHome)
    .map(({ label, href }) => {
      const link = document.createElement("a");
      link.href = appPath + href;
      link.textContent = label;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        showMenu(false);
        tell({ type: "follow", href });
      });
      const item = document.createElement("li");
      item.append(link);
      return item;
    });
  const menu = byId("app-links");
  if (menu && menu.textContent !== items.map((item) => item.textContent).join("")) menu.replaceChildren(...items);
  markCurrent();
}

/** Marks the link of the page that is open: the one whose address is the longest beginning of it. */
function markCurrent(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("#app-links a")];
  const matching = links.filter(({ pathname }) => `${location.pathname}/`.startsWith(`${pathname}/`));
  const current = matching.sort((a, b) => b.pathname.length - a.pathname.length)[0];
  for (const link of links) mark(link, link === current);
  // The app's own name stands for its first page only.
  const home = document.querySelector(`#rail a[href="${appPath}"]`);
  if (home) mark(home, current === undefined);
}

function mark(link: Element, isCurrent: boolean): void {
  if (isCurrent) link.setAttribute("aria-current", "page");
  else link.removeAttribute("aria-current");
}

/** On a phone the menu lies over the page. */
function showMenu(isOpen: boolean): void {
  document.body.classList.toggle("menu-open", isOpen);
  byId("menu-toggle")?.setAttribute("aria-expanded", String(isOpen));
}

byId("menu-toggle")?.addEventListener("click", () => showMenu(!document.body.classList.contains("menu-open")));
addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !document.body.classList.contains("menu-open")) return;
  showMenu(false);
  byId("menu-toggle")?.focus();
});

addEventListener("message", (event) => {
  if (event.source === frame?.contentWindow && event.origin === appOrigin && isFromApp(event.data)) {
    hear(event.data.message);
  }
});
