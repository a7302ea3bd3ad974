import { randomUUID } from "node:crypto";
import express, { type Express } from "express";
import { createAgenda } from "./agenda";
import { answerErrors, refuseWith } from "./api/answers";
import { createGuard } from "./api/guard";
import { createIdempotencyMemory } from "./api/idempotency";
import { endpointNotFound } from "./api/refusals";
import { apiRoutes } from "./api/routes";
import type { ResendControls } from "./control/controls";
import { mailRecord } from "./control/mail-record";
import { controlRoutes } from "./control/routes";
import { accept } from "./delivery/accept";
import { createCourier } from "./delivery/courier";
import { createDomains } from "./domains/domains";
import { createFaults } from "./faults/faults";
import { inboxRoutes } from "./inbox/routes";
import { trackingRoutes } from "./inbox/tracking-routes";
import { listen, type Listening } from "./listen";
import { createMailbox } from "./mails/mailbox";
import { settle, type ResendOptions } from "./options";
import { createDispatcher } from "./webhooks/dispatcher";
import { createTeamWebhooks } from "./webhooks/team-webhooks";

export interface ResendSandbox extends ResendControls {
  readonly app: Express;
  /** Listens on 127.0.0.1; port 0 picks a free one. */
  listen(port: number): Promise<Listening>;
  /** Runs every event and webhook attempt that is due by the clock. */
  runDue(): Promise<void>;
  /** Stops delivering and waits for what is under way. */
  close(): Promise<void>;
}

/** Builds a Resend of one's own. Throws when an option cannot work. */
export function createResend(options: ResendOptions): ResendSandbox {
  const settings = settle(options);
  const { clock, timeScale, webhook, dataFolder: folder } = settings;
  const newId = () => randomUUID();
  const agenda = createAgenda(clock);
  const faults = createFaults();
  const mailbox = createMailbox(folder, settings.keepsBodies);
  const idempotency = createIdempotencyMemory(folder, clock);
  const shared = { agenda, faults, mailbox, clock, newId, timeScale, folder };
  const webhooks = createTeamWebhooks(newId, webhook);
  const { signingClock, holdsRecord } = settings;
  const dispatcher = createDispatcher({
    ...shared,
    endpointOf: (mailId) => {
      const endpoint = webhooks.endpointOf(mailbox.find(mailId)?.team ?? "");
      return endpoint && { ...endpoint, signingClock };
    },
  });
  const domains = createDomains({ clock, newId, folder, verified: settings.domains, holdsRecord });
  const courier = createCourier({
    ...shared,
    seed: settings.seed,
    behaviour: settings.behaviour,
    onEvent: (mail, event) => dispatcher.publish(mail, event),
  });
  courier.resume();
  dispatcher.resume();

  const controls: ResendControls = {
    mails: (search) => mailbox.list(search).map((mail) => mailRecord(mail, mailbox.eventsOf(mail.id))),
    deliveries: () => dispatcher.list(),
    replay: async (id) => dispatcher.replay(id),
    faults,
    decideDomain: domains.decide,
    behave: courier.behave,
    clear() {
      agenda.clear();
      for (const part of [mailbox, courier, idempotency, dispatcher]) part.clear();
    },
  };

  const app = express().disable("x-powered-by");
  app.use(
    apiRoutes({
      guard: createGuard({ ...settings, faults }),
      mailbox,
      courier,
      clock,
      faults,
      idempotency,
      domains,
      webhooks,
      rules: settings,
      accept: (draft, team, key) => accept({ mailbox, courier, clock, newId }, draft, team, key),
    }),
  );
  app.use(trackingRoutes({ mailbox, courier, clock }));
  app.use(inboxRoutes({ mailbox, dispatcher: webhook && dispatcher, publicUrl: settings.publicUrl }));
  app.use("/_sandbox", controlRoutes(controls));
  app.use((_request, response) => refuseWith(response, endpointNotFound));
  app.use(answerErrors);

  return { ...controls, app, listen: (port) => listen(app, port), runDue: agenda.runDue, close: agenda.close };
}
