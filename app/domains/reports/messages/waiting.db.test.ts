import sql from "sql-template-tag";
import { expect, test } from "vitest";
import { explainMessage } from "~/components/message-words";
import { db } from "~/db.server";
import { queue, settlePeople, takeTurn } from "../../../../tests/support/gate-stage";
import { openMailingShop } from "../../../../tests/support/mailing";
import { listMessages } from "./queries.server";

// A Monday, noon in London and four in the morning in California.
const now = new Date("2026-06-01T11:00:00Z");
const timezone = "Europe/London";

test("the page of messages says until when each waits, by whose clock and because of which other", async () => {
  const shopId = await openMailingShop("waiting.myshopify.com", now);
  await db.query(sql`UPDATE shops SET timezone = ${timezone} WHERE id = ${shopId}`);
  const californian = { name: "bea", country: "US", region: "CA" };
  const people = await settlePeople(shopId, [{ name: "ada" }, { name: "cyd" }, californian], now);
  const [ada = "", cyd = "", bea = ""] = ["ada", "cyd", "bea"].map((name) => people.get(name));
  const yesterday = new Date("2026-05-31T20:00:00Z");
  await queue(shopId, [
    { profileId: ada, at: yesterday, state: "sent", settledAt: yesterday },
    ...[ada, bea].map((profileId) => ({ profileId, at: now })),
    // Three days are as late as it may be.
    { profileId: cyd, at: new Date(now.getTime() - 80 * 3_600_000) },
  ]);
  await takeTurn(shopId, now);
  const rows = await listMessages(shopId, { limit: 9, offset: 0 });
  const words = rows.map((row) => explainMessage(row, { timezone, shopperTimezone: row.shopperTimezone }));
  expect(words.sort()).toEqual([
    "Not sent: it would have come too late",
    "Sent",
    expect.stringMatching(
      /^Waits until Mon 1 Jun, 08:00 where they live \(Mon 1 Jun, 16:00 in your shop\), .*quiet hours/,
    ),
    expect.stringMatching(
      /^Waits until Mon 1 Jun, 13:00, because we already wrote to this shopper on Sun 31 May, 21:00: “Welcome/,
    ),
  ]);
});
