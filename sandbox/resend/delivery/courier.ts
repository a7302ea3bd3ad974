import { join } from "node:path";
import { z } from "zod";
import type { Agenda } from "../agenda";
import { DeliveryEvent, type MailEvent } from "../mails/events";
import type { Mailbox } from "../mails/mailbox";
import { recipientOf, type Mail } from "../mails/model";
import { createTable } from "../storage/table";
import { behaviourFor, type BehaviourSource } from "./behaviour";
import { chanceFor } from "./chance";
import { planDelivery } from "./plan";

const Planned = z.object({ id: z.string(), mailId: z.string(), dueAt: z.string(), event: DeliveryEvent });
type Planned = z.infer<typeof Planned>;

export interface CourierParts {
  readonly agenda: Agenda;
  readonly mailbox: Mailbox;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly seed: string;
  readonly timeScale: number;
  readonly folder: string | null;
  readonly behaviour: BehaviourSource | null;
  /** Told about every event as it is recorded. */
  readonly onEvent: (mail: Mail, event: MailEvent) => void;
}

/** Takes mails from acceptance to their end, and records what happens on the way. */
export interface Courier {
  accept(mail: Mail): void;
  /** Moves a mail that is still waiting for its time. */
  reschedule(mail: Mail, scheduledAt: Date): void;
  record(mail: Mail, event: DeliveryEvent, at: Date): void;
  behave(behaviour: BehaviourSource | null): void;
  /** Takes up what a data folder says was still to come. */
  resume(): void;
  clear(): void;
}

export function createCourier(parts: CourierParts): Courier {
  const { agenda, mailbox } = parts;
  const planned = createTable(Planned, parts.folder && join(parts.folder, "planned.jsonl"));
  let behaviour = parts.behaviour;

  function record(mail: Mail, event: DeliveryEvent, at: Date): void {
    const recorded: MailEvent = { id: parts.newId(), mailId: mail.id, at: at.toISOString(), event };
    mailbox.record(recorded);
    parts.onEvent(mail, recorded);
  }

  function expect(row: Planned): void {
    agenda.schedule(new Date(row.dueAt), row.mailId, (at) => {
      planned.remove(row.id);
      const mail = mailbox.find(row.mailId);
      if (mail) record(mail, row.event, at);
    });
  }

  function release(mail: Mail, at: Date): void {
    mailbox.put({ ...mail, releasedAt: at.toISOString() });
    const plan = planDelivery(mail, {
      behaviour: behaviourFor(behaviour, mail),
      suppression: mailbox.suppressionOf(recipientOf(mail)),
      chance: chanceFor(parts.seed, JSON.stringify([mail.to, mail.subject, mail.repeat])),
    });
    for (const { afterMs, event } of plan) {
      const dueAt = new Date(at.getTime() + Math.round(afterMs * parts.timeScale)).toISOString();
      const row: Planned = { id: parts.newId(), mailId: mail.id, dueAt, event };
      planned.put(row);
      expect(row);
    }
  }

  function releaseWhenDue(mail: Mail, scheduledAt: string): void {
    agenda.schedule(new Date(scheduledAt), mail.id, (at) => {
      const current = mailbox.find(mail.id);
      const stillDue = current?.scheduledAt === scheduledAt && !current.canceledAt && !current.releasedAt;
      if (current && stillDue) release(current, at);
    });
  }

  return {
    accept(mail) {
      if (mail.scheduledAt === null) return release(mail, parts.clock());
      mailbox.put(mail);
      record(mail, { type: "email.scheduled" }, parts.clock());
      releaseWhenDue(mail, mail.scheduledAt);
    },
    reschedule(mail, scheduledAt) {
      const moved = { ...mail, scheduledAt: scheduledAt.toISOString() };
      mailbox.put(moved);
      releaseWhenDue(moved, moved.scheduledAt);
    },
    record,
    behave(source) {
      behaviour = source;
    },
    resume() {
      for (const row of planned.all()) expect(row);
      for (const mail of mailbox.list()) {
        if (mail.scheduledAt && !mail.releasedAt && !mail.canceledAt) releaseWhenDue(mail, mail.scheduledAt);
      }
    },
    clear: () => planned.clear(),
  };
}
