import { expect, test } from "vitest";
import { deferReasons } from "~/domains/messages/model";
import { explainMessage } from "./message-words";

const dueAt = new Date("2026-06-02T15:00:00Z");
const clocks = { timezone: "Europe/London", shopperTimezone: "America/Los_Angeles" };
const waits = {
  state: "queued",
  reason: null,
  dueAt,
  willBeLate: false,
  deferredReason: "quiet_hours",
  displacedBy: null,
} as const;

test("who waits for the morning waits by the shopper's clock, and the merchant's is told, too", () => {
  expect(explainMessage(waits, clocks)).toBe(
    "Waits until Tue 2 Jun, 08:00 where they live (Tue 2 Jun, 16:00 in your shop), " +
      "because your quiet hours hold where this shopper lives",
  );
  const at = (shopperTimezone: string | null) => explainMessage(waits, { ...clocks, shopperTimezone });
  expect(at(null)).toMatch(/^Waits until Tue 2 Jun, 16:00, because/);
  expect(at("Europe/Lisbon")).toMatch(/^Waits until Tue 2 Jun, 16:00, because/);
});

test("who was written to of late is told with what and when", () => {
  const displacedBy = { template: "Win-back", sentAt: "2026-06-01T09:30:00Z" };
  const capped = { ...waits, deferredReason: "frequency_cap", displacedBy };
  expect(explainMessage(capped, { ...clocks, shopperTimezone: null })).toBe(
    "Waits until Tue 2 Jun, 16:00, because we already wrote to this shopper on Mon 1 Jun, 10:30: “Win-back”",
  );
  expect(explainMessage({ ...capped, state: "skipped", reason: "too_late" }, clocks)).toBe(
    "Not sent: it would have come too late, because we already wrote to this shopper on Mon 1 Jun, 10:30: “Win-back”",
  );
  expect(explainMessage({ ...capped, displacedBy: null }, clocks)).toMatch(/this shopper: another message$/);
});

test("for what will be too late before anything lets it go, no end of the waiting is promised", () => {
  const late = explainMessage({ ...waits, deferredReason: "send_window", willBeLate: true }, clocks);
  expect(late).toMatch(
    /^Waits, because you write to them only at certain times; from Tue 2 Jun, 08:00 .* on it is too late$/,
  );
});

test("every reason to wait has its words; without one, or with one nobody knows, a message waits for its turn", () => {
  for (const deferredReason of deferReasons) {
    expect(explainMessage({ ...waits, deferredReason }, clocks)).toMatch(/^Waits until .*, because /);
  }
  expect(explainMessage({ ...waits, deferredReason: null }, clocks)).toBe("Waiting for its turn");
  expect(explainMessage({ ...waits, deferredReason: "constructor" }, clocks)).toBe("Waiting for its turn");
});

test("what was skipped for another reason does not tell what it waited for before", () => {
  expect(explainMessage({ ...waits, state: "skipped", reason: "unsubscribed" }, clocks)).toBe(
    "Not sent: this shopper has unsubscribed",
  );
});
