import { hearLeave, press, saveBar, SaveBarElement, tellBars } from "./bars";
import { config } from "./config";
import { patchFetch } from "./fetch";
import { idToken } from "./id-token";
import { modal, ModalElement } from "./modal";
import { follow, menuLinks, watchNavigation } from "./navigation";
import { isEmbedded, listen, tell } from "./parent";
import { hearScopes, scopes } from "./scopes";
import { hearToast, toast } from "./toast";
import { forgiving } from "./unknown";

const shopify = forgiving("shopify", {
  config,
  origin: location.origin,
  ready: Promise.resolve(),
  environment: forgiving("shopify.environment", {
    embedded: isEmbedded,
    mobile: false,
    pos: false,
    intent: false,
  }),
  idToken,
  scopes,
  toast,
  saveBar,
  modal,
  loading: (isLoading = true) => tell({ type: "loading", isLoading }),
  user: () => Promise.resolve({ accountAccess: "Full access", accountOwner: true }),
  resourcePicker: () => Promise.resolve(undefined),
  app: forgiving("shopify.app", { extensions: () => Promise.resolve([]) }),
});

Object.defineProperty(window, "shopify", { value: shopify, configurable: true });
customElements.define("ui-save-bar", SaveBarElement);
customElements.define("ui-modal", ModalElement);

patchFetch();
watchNavigation();
listen((message) => {
  switch (message.type) {
    case "follow":
      return follow(message.href);
    case "press":
      return press(message.bar, message.button);
    case "toastAction":
    case "toastDismissed":
      return hearToast(message);
    case "leaveAnswered":
      return hearLeave(message.isLeaving);
    case "scopesAnswered":
      return hearScopes();
  }
});

const style = document.createElement("style");
style.textContent = "ui-nav-menu, s-app-nav, ui-title-bar { display: none }";
document.head.append(style);

const tellPage = () => {
  tell({ type: "links", links: menuLinks() });
  tellBars();
};
new MutationObserver(tellPage).observe(document, {
  subtree: true,
  childList: true,
  attributes: true,
  attributeFilter: ["title", "href", "disabled", "loading", "variant"],
});
addEventListener("DOMContentLoaded", tellPage);

// The app had no session token for this page: come back with one.
const reload = new URLSearchParams(location.search).get("shopify-reload");
if (reload) {
  const target = new URL(reload, location.origin);
  if (target.origin === location.origin) {
    void idToken().then((token) => {
      target.searchParams.set("id_token", token);
      location.replace(target);
    });
  }
}
