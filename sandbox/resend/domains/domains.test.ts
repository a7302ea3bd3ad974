import { Resend } from "resend";
import { afterEach, describe, expect, it } from "vitest";
import { startReceiver } from "../testing/receiver";
import { startStage, welcome } from "../testing/stage";
import type { ResendOptions } from "../options";

let stage: Awaited<ReturnType<typeof startStage>>;
afterEach(() => stage.close());

async function open(options: Partial<ResendOptions> = {}) {
  stage = await startStage({
    apiKeys: ["re_test", { key: "re_other", team: "other" }, { key: "re_only", team: "other", access: "sending" }],
    ...options,
  });
  return {
    sdk: stage.sdk,
    other: new Resend("re_other", { baseUrl: stage.url }),
    sendingOnly: new Resend("re_only", { baseUrl: stage.url }),
  };
}

describe("a domain", () => {
  it("is added with records, and can be sent from once they stand in the DNS", async () => {
    const there = new Set<string>();
    const { sdk } = await open({ holdsRecord: ({ type, name }) => there.has(`${type} ${name}`) });
    const from = "Shop <hello@mail.shop.example>";
    const added = await sdk.domains.create({ name: "mail.shop.example" });
    const id = added.data?.id ?? "";
    expect(added.data?.status).toBe("not_started");
    expect(added.data?.records.map(({ record, type, name }) => [record, type, name])).toEqual([
      ["SPF", "MX", "send.mail"],
      ["SPF", "TXT", "send.mail"],
      ["DKIM", "TXT", "resend._domainkey.mail"],
    ]);
    await sdk.domains.verify(id);
    expect((await sdk.domains.get(id)).data?.status).toBe("pending");
    expect((await sdk.emails.send({ ...welcome, from })).error?.message).toContain("is not verified");
    for (const name of ["MX send.mail", "TXT send.mail", "TXT resend._domainkey.mail"])
      there.add(`${name}.shop.example`);
    await sdk.domains.verify(id);
    expect((await sdk.domains.get(id)).data?.status).toBe("verified");
    expect((await sdk.emails.send({ ...welcome, from })).error).toBeNull();
  });

  it("belongs to one team, which cannot add it twice", async () => {
    const { sdk, other } = await open();
    const added = await sdk.domains.create({ name: "shop.example" });
    expect((await sdk.domains.create({ name: "shop.example" })).error?.message).toContain("registered already");
    expect((await other.domains.get(added.data?.id ?? "")).error?.statusCode).toBe(404);
    expect((await other.domains.list()).data?.data.map(({ name }) => name)).toEqual(["tessera.example"]);
    expect((await sdk.domains.remove(added.data?.id ?? "")).data?.deleted).toBe(true);
    expect((await sdk.domains.list()).data?.data.map(({ name }) => name)).toEqual(["tessera.example"]);
  });

  it("ends up as a test decides", async () => {
    const { sdk } = await open();
    const added = await sdk.domains.create({ name: "shop.example" });
    stage.sandbox.decideDomain("shop.example", "failed");
    await sdk.domains.verify(added.data?.id ?? "");
    const failed = (await sdk.domains.get(added.data?.id ?? "")).data;
    expect([failed?.status, failed?.records[0]?.status]).toEqual(["failed", "failed"]);
  });

  it("is not for keys that may only send", async () => {
    const { sendingOnly } = await open();
    expect((await sendingOnly.domains.list()).error).toMatchObject({ name: "restricted_api_key", statusCode: 401 });
    expect((await sendingOnly.emails.send(welcome)).error).toBeNull();
  });
});

it("a team’s own webhook gets its events, signed with its own secret", async () => {
  const receiver = await startReceiver();
  const standard = await startReceiver();
  const { sdk, other } = await open({ webhookUrl: standard.url, timeScale: 0 });
  const hook = await other.webhooks.create({ endpoint: receiver.url, events: ["email.delivered"] });
  await other.emails.send(welcome);
  await sdk.emails.send(welcome);
  await stage.pass({ minutes: 5 });
  const [first] = receiver.received;
  expect(first).toBeDefined();
  expect(standard.received.length).toBe(receiver.received.length);
  expect(hook.data?.signing_secret).toMatch(/^whsec_/);
  expect((await other.webhooks.remove(hook.data?.id ?? "")).data?.deleted).toBe(true);
  await receiver.close();
  await standard.close();
});
