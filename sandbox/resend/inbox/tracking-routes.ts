import { Router, type Request } from "express";
import { route } from "../api/answers";
import type { Courier } from "../delivery/courier";
import type { DeliveryEvent } from "../mails/events";
import type { Mailbox } from "../mails/mailbox";

export interface TrackingParts {
  readonly mailbox: Mailbox;
  readonly courier: Courier;
  readonly clock: () => Date;
}

const PIXEL = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** The open pixel, and links that record a click and lead on to the stored address, whatever else is asked. */
export function trackingRoutes({ mailbox, courier, clock }: TrackingParts): Router {
  const router = Router();

  router.get(
    "/track/open/:id.gif",
    route((request, response) => {
      const mail = mailbox.find(request.params["id"] ?? "");
      if (mail) courier.record(mail, { type: "email.opened" }, clock());
      response.set("cache-control", "no-store").type("gif").send(PIXEL);
    }),
  );

  router.get(
    "/track/click/:id/:index(\\d+)",
    route((request, response) => {
      const mail = mailbox.find(request.params["id"] ?? "");
      const link = mail?.links[Number(request.params["index"])];
      if (!mail || !link) return void response.status(404).type("text").send("This link is not part of any mail.");
      courier.record(mail, clickBy(request, link.url), clock());
      response.set("cache-control", "no-store").redirect(302, link.url);
    }),
  );

  return router;
}

function clickBy(request: Request, link: string): DeliveryEvent {
  const click = { ipAddress: request.ip ?? "127.0.0.1", link, userAgent: request.get("user-agent") ?? "" };
  return { type: "email.clicked", click };
}
