import type { DeliveryEvent, SuppressionReason } from "../mails/events";
import { recipientOf, type Mail } from "../mails/model";
import type { Behaviour } from "./behaviour";
import type { Chance } from "./chance";
import { fateOfTestAddress, HARD_BOUNCE, SENDING_FAILURE, SOFT_BOUNCE, type Fate } from "./fates";
import { planReader, planScanner } from "./readers";

export interface PlannedEvent {
  readonly afterMs: number;
  readonly event: DeliveryEvent;
}

export interface DeliveryContext {
  readonly behaviour: Behaviour | null;
  readonly suppression: SuppressionReason | null;
  readonly chance: Chance;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Everything that will happen to a mail from now on, in order. Unscaled milliseconds. */
export function planDelivery(mail: Mail, context: DeliveryContext): PlannedEvent[] {
  const { behaviour, suppression, chance } = context;
  const fate = fateOf(mail, context);
  const sent: PlannedEvent = { afterMs: 200 + chance("sent") * 300, event: { type: "email.sent" } };
  const endsWith = (event: DeliveryEvent) => [sent, { afterMs: sent.afterMs + SECOND + chance("end") * SECOND, event }];
  switch (fate) {
    case "suppressed":
      return [{ afterMs: 200, event: { type: "email.suppressed", reason: suppression ?? "previous_bounce" } }];
    case "failed":
      return [{ afterMs: 200, event: SENDING_FAILURE }];
    case "bounced":
      return endsWith(HARD_BOUNCE);
    case "bounced-transient":
      return endsWith(SOFT_BOUNCE);
    case "delivered":
    case "complained":
      return [sent, ...planArrival(mail, sent.afterMs, behaviour, chance, fate === "complained")].sort(byTime);
    default:
      return fate satisfies never;
  }
}

function fateOf(mail: Mail, { behaviour, suppression, chance }: DeliveryContext): Fate {
  const promised = fateOfTestAddress(recipientOf(mail));
  if (promised) return promised;
  if (suppression) return "suppressed";
  if (!behaviour) return "delivered";
  const draw = chance("fate");
  const { bounceRate, transientBounceRate, failRate, complainRate } = behaviour;
  if (draw < bounceRate) return "bounced";
  if (draw < bounceRate + transientBounceRate) return "bounced-transient";
  if (draw < bounceRate + transientBounceRate + failRate) return "failed";
  return chance("complain") < complainRate ? "complained" : "delivered";
}

function planArrival(
  mail: Mail,
  sentMs: number,
  behaviour: Behaviour | null,
  chance: Chance,
  complains: boolean,
): PlannedEvent[] {
  const delayed = chance("delay") < (behaviour?.delayRate ?? 0);
  const plan: PlannedEvent[] = [];
  if (delayed) plan.push({ afterMs: sentMs + 5 * SECOND, event: { type: "email.delivery_delayed" } });
  const deliveredMs = sentMs + (delayed ? (5 + 10 * chance("delay length")) * MINUTE : (1 + chance("end")) * SECOND);
  plan.push({ afterMs: deliveredMs, event: { type: "email.delivered" } });
  const afterDelivery = behaviour
    ? [...planScanner(mail, behaviour, chance), ...planReader(mail, behaviour, chance)]
    : [];
  if (complains) {
    const complainMs = (5 + 55 * chance("complain delay")) * (behaviour ? MINUTE : SECOND);
    afterDelivery.push({ afterMs: complainMs, event: { type: "email.complained" } });
  }
  for (const { afterMs, event } of afterDelivery) plan.push({ afterMs: deliveredMs + afterMs, event });
  return plan;
}

function byTime(a: PlannedEvent, b: PlannedEvent): number {
  return a.afterMs - b.afterMs;
}
