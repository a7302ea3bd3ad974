import type { Factories } from "../factories/factories";
import { DAY, HOUR, instant, latest } from "../factories/instants";
import type { Random } from "../factories/random";
import type { Customer } from "../shopify/store/model";
import { momentOn, season } from "./habits/calendar";
import { drawHabit, orderTimes, type Habit } from "./habits/rhythm";
import { drawConsent } from "./people/consent";
import { peopleFrom, type Identity } from "./people/identity";
import { drawTaste } from "./people/taste";
import type { Kind, Shopper } from "./shopper";

const HISTORY_DAYS = 547;
const clientele: [kind: Kind, count: number][] = [
  ["buyer", 640],
  ["reader", 100],
  ["guest", 50],
  ["wholesale", 10],
];

/** Everybody the shop has ever met, first come first. */
export function drawClientele(make: Factories, random: Random): Shopper[] {
  const now = make.now.getTime();
  const nextArrival = arrivals(random.fork("arrivals"), now);
  const people = peopleFrom(random.fork("people"));
  const known: Identity[] = [];
  const meet = (kind: Kind): Identity => {
    const forgetful = kind === "reader" && known.length > 0 && random.chance(0.06);
    const identity = forgetful ? people.again(random.pick(known)) : people.next();
    known.push(identity);
    return identity;
  };
  return clientele
    .flatMap(([kind, count]) => Array.from({ length: count }, () => ({ kind, at: nextArrival() })))
    .sort((a, b) => a.at - b.at)
    .map(({ kind, at }) => drawShopper(make, random, kind, meet(kind), at));
}

/** Draws when somebody first came: the shop grows, and grows faster before Christmas. */
function arrivals(random: Random, now: number): () => number {
  const today = now - (now % DAY);
  const days = Array.from({ length: HISTORY_DAYS }, (_, age) => {
    const day = today - age * DAY;
    return { day, weight: (1.3 - age / HISTORY_DAYS) * season(day) };
  });
  return () => {
    const at = momentOn(random, random.weighted(days, ({ weight }) => weight).day);
    return at < now - HOUR ? at : at - DAY;
  };
}

function drawShopper(make: Factories, random: Random, kind: Kind, identity: Identity, firstAt: number): Shopper {
  const now = make.now.getTime();
  const times = kind === "reader" ? [] : orderTimes(random, habitOf(random, kind), firstAt, now);
  return {
    kind,
    identity,
    customer: kind === "guest" ? null : openAccount(make, random, kind, identity, firstAt, times),
    taste: drawTaste(random),
    orderTimes: times,
  };
}

function habitOf(random: Random, kind: Kind): Habit {
  if (kind === "wholesale") return { rhythmDays: 32, oneTimeRate: 0, dropOutRate: 0.04 };
  if (kind === "guest") return { rhythmDays: 60, oneTimeRate: 0.8, dropOutRate: 0.5 };
  return drawHabit(random);
}

function openAccount(
  make: Factories,
  random: Random,
  kind: Kind,
  { address, firstName, lastName, ...identity }: Identity,
  firstAt: number,
  times: number[],
): Customer {
  const reader = kind === "reader";
  // Some read the newsletter for a while before they buy.
  const joinedAt = reader || random.chance(0.7) ? firstAt : firstAt - random.exponential(12) * DAY;
  const customer = make.customer({
    ...identity,
    ...(reader && random.chance(0.4) ? { firstName: null, lastName: null } : { firstName, lastName }),
    address: reader && random.chance(0.75) ? null : address,
    state: !reader && random.chance(0.4) ? "enabled" : "disabled",
    verifiedEmail: random.chance(0.93),
    emailConsent: drawConsent(random, reader ? "reader" : "buyer", joinedAt, make.now.getTime()),
    createdAt: instant(joinedAt),
  });
  return { ...customer, updatedAt: latest(customer.updatedAt, instant(times.at(-1) ?? joinedAt)) };
}
