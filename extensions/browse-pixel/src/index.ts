import { register } from "@shopify/web-pixels-extension";
import { ownEvents, standardEvents, type Heard } from "./heard";
import { openOutbox, type World } from "./outbox";
import { number, reduceOwn, reduceStandard } from "./reduce";
import type { Told } from "./told";

/** After these the page may be gone before a batch is full. */
const urgent = /^(checkout_|payment_|tessera:quiz)/;

register(({ analytics, init, settings, customerPrivacy }) => {
  const { accountID, appUrl }: Record<string, unknown> = settings;
  if (typeof accountID !== "string" || typeof appUrl !== "string") return;
  const customer = number(init.data.customer?.id ?? null);
  const cartId = init.data.cart?.id ?? null;
  const outbox = openOutbox({ shop: accountID, customer }, worldOf(`${appUrl}/pixel`));

  // Shopify starts the pixel only where the shopper agreed; she may take it back while it runs.
  let mayTell = init.customerPrivacy.analyticsProcessingAllowed && init.customerPrivacy.marketingAllowed;
  customerPrivacy.subscribe("visitorConsentCollected", ({ customerPrivacy: said }) => {
    mayTell = said.analyticsProcessingAllowed && said.marketingAllowed;
    if (!mayTell) outbox.empty();
  });
  const tell = ({ clientId }: Heard, told: Told | null) => {
    if (told && mayTell) outbox.add(clientId, told, urgent.test(told.name) || Boolean(told.data["click"]));
  };
  for (const name of standardEvents) analytics.subscribe(name, (event) => tell(event, reduceStandard(event, cartId)));
  for (const name of ownEvents) analytics.subscribe(name, (event) => tell(event, reduceOwn(event)));
});

function worldOf(url: string): World {
  return {
    // Text without cookies needs no question beforehand, and `keepalive` lets it arrive when the page is gone.
    async post(body) {
      try {
        const { status } = await fetch(url, {
          method: "POST",
          keepalive: true,
          credentials: "omit",
          headers: { "content-type": "text/plain" },
          body,
        });
        return status === 429 || status >= 500 ? "later" : "done";
      } catch {
        // No network is told by throwing.
        return "later";
      }
    },
    wait: (milliseconds, then) => void setTimeout(then, milliseconds),
    newId: () =>
      `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 14)}-${Math.random().toString(36).slice(2, 14)}`,
  };
}
