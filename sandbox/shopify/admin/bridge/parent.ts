import { type FromAdmin, type FromApp, isFromAdmin } from "../messages";
import { sandboxOrigin } from "./config";

export const isEmbedded = window.parent !== window;

/** Tells the admin around this page something; without one there is nobody to tell. */
export function tell(message: FromApp): void {
  if (isEmbedded) window.parent.postMessage({ sender: "sandbox-app", message }, sandboxOrigin);
}

/** Listens to what the admin says. */
export function listen(hear: (message: FromAdmin) => void): void {
  addEventListener("message", (event) => {
    if (event.origin === sandboxOrigin && isFromAdmin(event.data)) hear(event.data.message);
  });
}
