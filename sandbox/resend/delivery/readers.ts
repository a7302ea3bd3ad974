import { headerOf, type Mail, type MailLink } from "../mails/model";
import type { Behaviour } from "./behaviour";
import type { Chance } from "./chance";
import type { PlannedEvent } from "./plan";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const BROWSERS = [
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36",
];
// Scanners dress up as browsers: what gives them away is that they are too early and too thorough.
const SCANNER_BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/103.0.0.0 Safari/537.36";

/** A person: perhaps opens, perhaps then clicks one visible link. `afterMs` counts from delivery. */
export function planReader(mail: Mail, behaviour: Behaviour, chance: Chance): PlannedEvent[] {
  if (chance("open") >= behaviour.openRate) return [];
  const openMs = openDelayMs(behaviour, chance("open delay"));
  const opened: PlannedEvent = { afterMs: openMs, event: { type: "email.opened" } };
  const link = pick(inviting(mail), chance("link"));
  if (!link || chance("click") >= behaviour.clickRate) return [opened];
  const click = {
    ipAddress: homeAddress(chance("home"), chance("household")),
    link: link.url,
    userAgent: pick(BROWSERS, chance("browser")) ?? SCANNER_BROWSER,
  };
  const clickMs = openMs + 4 * SECOND + chance("click delay") * 2 * MINUTE;
  return [opened, { afterMs: clickMs, event: { type: "email.clicked", click } }];
}

/** A security scanner: follows every link, hidden ones too, within two seconds of delivery. */
export function planScanner(mail: Mail, behaviour: Behaviour, chance: Chance): PlannedEvent[] {
  if (chance("scanner") >= behaviour.scannerRate) return [];
  const arrivalMs = SECOND + chance("scanner delay") * SECOND;
  const ipAddress = `198.51.100.${1 + Math.floor(chance("data centre") * 254)}`;
  return mail.links.map(({ url }, index) => ({
    afterMs: arrivalMs + index * 20,
    event: { type: "email.clicked", click: { ipAddress, link: url, userAgent: SCANNER_BROWSER } },
  }));
}

/** Links a person might follow on a good day: visible, and not the way out. */
function inviting(mail: Mail): MailLink[] {
  const wayOut = headerOf(mail, "List-Unsubscribe") ?? "";
  return mail.links.filter(
    ({ url, hidden }) => !hidden && !wayOut.includes(url) && !/unsubscribe|preferences/i.test(url),
  );
}

/** Log-logistic: the given median, a quick start and a long tail, capped at a week. */
function openDelayMs({ medianOpenMinutes, leastOpenMinutes }: Behaviour, chance: number): number {
  const odds = chance / (1 - chance);
  return Math.min(medianOpenMinutes * Math.sqrt(odds) + leastOpenMinutes, 7 * 24 * 60) * MINUTE;
}

/** Spread over 100.64.0.0/10, which belongs to nobody: people must not look like one crowded network. */
function homeAddress(network: number, host: number): string {
  const block = Math.floor(network * 64 * 256);
  return `100.${64 + (block >> 8)}.${block & 255}.${1 + Math.floor(host * 254)}`;
}

function pick<T>(items: readonly T[], chance: number): T | undefined {
  return items[Math.floor(chance * items.length)];
}
