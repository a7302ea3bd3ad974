import { Router, type Response } from "express";
import { route } from "../api/answers";
import type { Mailbox } from "../mails/mailbox";
import type { Mail } from "../mails/model";
import type { Dispatcher } from "../webhooks/dispatcher";
import { listPage } from "./list-page";
import { MAIL_BODY_POLICY, trackedHtml } from "./mail-body";
import { mailPage } from "./mail-page";
import { oneClickUrl, unsubscribeOneClick, type OneClickAnswer } from "./one-click";

export interface InboxParts {
  readonly mailbox: Mailbox;
  readonly dispatcher: Dispatcher | null;
  readonly publicUrl: string;
}

/** The pages where mails can be read, clicked and unsubscribed from. */
export function inboxRoutes({ mailbox, dispatcher, publicUrl: base }: InboxParts): Router {
  const router = Router();
  const noSuchMail = (response: Response) => void response.status(404).type("text").send("There is no such mail.");

  function showMail(response: Response, mail: Mail, oneClickAnswer: OneClickAnswer | null): void {
    const deliveries = dispatcher?.list(mail.id) ?? [];
    const events = mailbox.eventsOf(mail.id);
    response.send(mailPage({ base, mail, events, deliveries, oneClickUrl: oneClickUrl(mail), oneClickAnswer }));
  }

  router.get(
    "/",
    route((request, response) => {
      const { q, page } = request.query;
      const search = typeof q === "string" ? q : "";
      const pageNumber = Math.max(1, Math.trunc(Number(page)) || 1);
      const view = { base, mails: mailbox.list(search), eventsOf: mailbox.eventsOf, search, pageNumber };
      response.send(listPage(view));
    }),
  );

  router.get(
    "/mail/:id",
    route((request, response) => {
      const mail = mailbox.find(request.params["id"] ?? "");
      if (!mail) return noSuchMail(response);
      showMail(response, mail, null);
    }),
  );

  router.get(
    "/mail/:id/html",
    route((request, response) => {
      const mail = mailbox.find(request.params["id"] ?? "");
      if (!mail) return noSuchMail(response);
      response.set({ "content-security-policy": MAIL_BODY_POLICY, "cache-control": "no-store" });
      response.type("html").send(trackedHtml(mail, base));
    }),
  );

  router.post(
    "/mail/:id/unsubscribe",
    route(async (request, response) => {
      const mail = mailbox.find(request.params["id"] ?? "");
      const url = mail && oneClickUrl(mail);
      if (!mail || !url) return noSuchMail(response);
      showMail(response, mail, await unsubscribeOneClick(url));
    }),
  );

  router.post(
    "/mail/:id/deliveries/:deliveryId/replay",
    route(async (request, response) => {
      await dispatcher?.replay(request.params["deliveryId"] ?? "");
      response.redirect(303, `${base}/mail/${encodeURIComponent(request.params["id"] ?? "")}#webhooks`);
    }),
  );

  return router;
}
