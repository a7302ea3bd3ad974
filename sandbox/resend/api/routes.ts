import express, { Router } from "express";
import { z } from "zod";
import type { Courier } from "../delivery/courier";
import type { Mailbox } from "../mails/mailbox";
import type { Mail, MailDraft } from "../mails/model";
import { refuseWith } from "./answers";
import { readBatch } from "./batch";
import type { Domains } from "../domains/domains";
import type { TeamWebhooks } from "../webhooks/team-webhooks";
import { domainRoutes } from "./domain-routes";
import { emailObject } from "./email-object";
import type { EmailRules } from "./email-rules";
import type { Guard, TeamHandler } from "./guard";
import { readEmail } from "./read-email";
import { emailNotFound, invalid, methodNotAllowed } from "./refusals";
import { readScheduledAt } from "./scheduled-at";
import { sendOnce, type SendOnceParts } from "./send-once";
import { webhookRoutes } from "./webhook-routes";

export interface ApiParts extends SendOnceParts {
  readonly guard: Guard;
  readonly domains: Domains;
  readonly webhooks: TeamWebhooks;
  readonly mailbox: Mailbox;
  readonly courier: Courier;
  readonly clock: () => Date;
  readonly rules: Pick<EmailRules, "refuseReservedDomains">;
  readonly accept: (draft: MailDraft, team: string, idempotencyKey: string | null) => Mail;
}

const Reschedule = z.object({ scheduled_at: z.string() });
const notWaiting = invalid("This email is not waiting to be sent, so its schedule cannot change.");

/** Resend's HTTP API, as far as the SDK's emails, batch, domains and webhooks go. */
export function apiRoutes(parts: ApiParts): Router {
  const { guard, mailbox, courier } = parts;
  const router = Router();
  // Forty megabytes of attachments are a third larger in base64.
  router.use(["/emails", "/domains", "/webhooks"], express.json({ limit: "56mb" }));

  const rulesNow = (batch: boolean, team: string): EmailRules => ({
    ...parts.rules,
    maySend: (domain) => parts.domains.maySend(domain, team),
    now: parts.clock(),
    batch,
  });
  const waits = (mail: Mail) => mail.scheduledAt !== null && mail.releasedAt === null && mail.canceledAt === null;
  const own = (id: string | undefined, team: string) => {
    const mail = mailbox.find(id ?? "");
    return mail?.team === team ? mail : undefined;
  };

  const send: TeamHandler = (request, response, team) =>
    sendOnce(parts, request, response, team, (key) => {
      const reading = readEmail(request.body, rulesNow(false, team));
      return "refusal" in reading ? reading : { answer: { id: parts.accept(reading.draft, team, key).id } };
    });

  const sendBatch: TeamHandler = (request, response, team) =>
    sendOnce(parts, request, response, team, (key) => {
      const permissive = request.get("x-batch-validation") === "permissive";
      const batch = readBatch(request.body, rulesNow(true, team), permissive);
      if ("refusal" in batch) return batch;
      const data = batch.drafts.map((draft) => ({ id: parts.accept(draft, team, key).id }));
      return { answer: permissive ? { data, errors: batch.errors } : { data } };
    });

  const retrieve: TeamHandler = (request, response, team) => {
    const mail = own(request.params["id"], team);
    if (!mail) return refuseWith(response, emailNotFound);
    response.json(emailObject(mail, mailbox.eventsOf(mail.id)));
  };

  const reschedule: TeamHandler = (request, response, team) => {
    const mail = own(request.params["id"], team);
    if (!mail) return refuseWith(response, emailNotFound);
    if (!waits(mail)) return refuseWith(response, notWaiting);
    const body = Reschedule.safeParse(request.body);
    const scheduledAt = body.success ? readScheduledAt(body.data.scheduled_at, parts.clock()) : null;
    if (!scheduledAt) return refuseWith(response, invalid("Invalid `scheduled_at` field."));
    courier.reschedule(mail, scheduledAt);
    response.json({ object: "email", id: mail.id });
  };

  const cancel: TeamHandler = (request, response, team) => {
    const mail = own(request.params["id"], team);
    if (!mail) return refuseWith(response, emailNotFound);
    if (!waits(mail)) return refuseWith(response, notWaiting);
    mailbox.put({ ...mail, canceledAt: parts.clock().toISOString() });
    response.json({ object: "email", id: mail.id });
  };

  const refuseMethod = guard((_request, response) => refuseWith(response, methodNotAllowed));
  router.route("/emails").post(guard(send)).all(refuseMethod);
  router.route("/emails/batch").post(guard(sendBatch)).all(refuseMethod);
  router.route("/emails/:id").get(guard(retrieve)).patch(guard(reschedule)).all(refuseMethod);
  router.route("/emails/:id/cancel").post(guard(cancel)).all(refuseMethod);
  router.use(domainRoutes(guard, parts.domains));
  router.use(webhookRoutes(guard, parts.webhooks));
  return router;
}
