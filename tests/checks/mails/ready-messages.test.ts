import { beforeAll, describe, expect, test } from "vitest";
import { library } from "~/domains/templates/library/library";
import { readers } from "~/domains/templates/previews/readers";
import { exampleBrand, exampleReader } from "~/domains/templates/render/examples";
import { everyReadyMail, type ReadyMail } from "../../support/mails/ready-mails";
import { tolerated, unsupported } from "./clients";
import { owed } from "./duties";
import { hasSpamAssassin, mostPoints, spamPoints } from "./spam";
import { invalid } from "./validity";

const duties = {
  postalAddress: exampleBrand.postalAddress,
  unsubscribeUrl: exampleReader["unsubscribe_url"] ?? "",
  preferencesUrl: exampleReader["preferences_url"] ?? "",
};

let mails: readonly ReadyMail[] = [];
beforeAll(async () => {
  mails = await everyReadyMail();
}, 60_000);

/** What is wrong with any of them, each with the mail it is found in. */
async function inEach(find: (mail: ReadyMail["mail"]) => Promise<string[]> | string[]): Promise<string[]> {
  const found = await Promise.all(
    mails.map(async ({ name, mail }) => (await find(mail)).map((one) => `${name}: ${one}`)),
  );
  return found.flat();
}

describe("every ready message, in each of its branches,", { timeout: 60_000 }, () => {
  test("is there", () => {
    expect(mails.length).toBeGreaterThan(library.length * 2);
    expect(Object.keys(readers)).toEqual(expect.arrayContaining(library.map(({ key }) => key)));
  });

  test("uses nothing that Gmail, Outlook, Apple Mail or Yahoo would lose", async () => {
    expect(await inEach(({ html }) => unsupported(html))).toEqual([]);
  });

  test("is valid HTML", async () => {
    expect(await inEach(({ html }) => invalid(html))).toEqual([]);
  });

  test("has a short subject, is not cut off, leads to https alone, and can be stopped", async () => {
    expect(await inEach((mail) => owed(mail, duties))).toEqual([]);
  });

  test.skipIf(!hasSpamAssassin)("is no spam by SpamAssassin, where that is installed", () => {
    const judged = spamPoints(mails.map(({ mail }) => mail));
    expect(judged.filter(({ points }) => points > mostPoints)).toEqual([]);
  });
});

test("nothing is tolerated that no mail needs", () => {
  const needed = new Set(mails.flatMap(({ mail }) => unsupported(mail.html, [])).map((one) => one.split(": ")[0]));
  expect(Object.keys(tolerated).filter((feature) => !needed.has(feature))).toEqual([]);
});
