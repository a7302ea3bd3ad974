import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { startReceiver } from "../testing/receiver";
import { startStage, welcome } from "../testing/stage";
import type { BehaviourSource } from "./behaviour";

type Stage = Awaited<ReturnType<typeof startStage>>;
const stages: Stage[] = [];
async function begin(options: Parameters<typeof startStage>[0] = {}): Promise<Stage> {
  const stage = await startStage(options);
  stages.push(stage);
  return stage;
}
afterEach(() => Promise.all(stages.splice(0).map((stage) => stage.close())));

const statuses = (stage: Stage, search = "") =>
  stage.sandbox.mails(search).map(({ events }) => events.map(({ status }) => status).join(" "));

describe("without simulated readers", () => {
  it.each([
    ["ada@people.example", "sent delivered"],
    ["delivered@resend.dev", "sent delivered"],
    ["bounced+one@resend.dev", "sent bounced"],
    ["complained@resend.dev", "sent delivered complained"],
    ["suppressed@resend.dev", "suppressed"],
  ])("a mail to %s is %s", async (to, expected) => {
    const stage = await begin();
    await stage.sdk.emails.send({ ...welcome, to });
    await stage.pass({ hours: 1 });
    expect(statuses(stage)).toEqual([expected]);
  });

  it("events take time, and happen at the time they were due", async () => {
    const stage = await begin();
    await stage.sdk.emails.send(welcome);
    await stage.sandbox.runDue();
    expect(statuses(stage)).toEqual([""]);
    await stage.pass({ hours: 5 });
    const [mail] = stage.sandbox.mails();
    for (const { at } of mail?.events ?? []) expect(at).toMatch(/^2026-11-22T09:00:0[0-4]/);
  });

  it("with a time scale of 0 everything happens at once, by itself", async () => {
    const stage = await begin({ timeScale: 0 });
    await stage.sdk.emails.send(welcome);
    await expect.poll(() => statuses(stage)).toEqual(["sent delivered"]);
  });
});

describe("suppression", () => {
  it("follows a hard bounce and a complaint, but not a soft bounce", async () => {
    const stage = await begin({ behaviour: { bounceRate: 1 } });
    const send = async (to: string, behaviour: BehaviourSource) => {
      stage.sandbox.behave(behaviour);
      await stage.sdk.emails.send({ ...welcome, to });
      await stage.pass({ hours: 3 });
    };
    await send("Bob <bob@people.example>", { bounceRate: 1 });
    await send("BOB@people.example", {});
    expect(statuses(stage, "bob@")).toEqual(["suppressed", "sent bounced"]);
    await send("cat@people.example", { complainRate: 1 });
    await send("cat@people.example", {});
    expect(statuses(stage, "cat@")).toEqual(["suppressed", "sent delivered complained"]);
    await send("dan@people.example", { transientBounceRate: 1 });
    await send("dan@people.example", {});
    expect(statuses(stage, "dan@")).toEqual(["sent delivered", "sent bounced"]);
  });
});

describe("simulated readers", () => {
  const html =
    '<a href="https://shop.example/a">A</a> <a href="https://shop.example/b">B</a>' +
    '<a style="display:none" href="https://shop.example/trap">.</a> <a href="https://shop.example/unsubscribe">U</a>';
  async function campaign(behaviour: BehaviourSource, seed: string) {
    const stage = await begin({ behaviour, seed });
    const emails = Array.from({ length: 100 }, (_, index) => ({ ...welcome, html, to: `p${index}@people.example` }));
    for (const subject of ["One", "Two", "Three"]) {
      await stage.sdk.batch.send(emails.map((email) => ({ ...email, subject })));
    }
    await stage.pass({ hours: 24 * 8 });
    const mails = stage.sandbox.mails();
    const count = (status: string) => mails.filter(({ events }) => events.some((e) => e.status === status)).length;
    const fates = mails.map(({ to, subject, events }) => [to, subject, events.map(({ type, at }) => [type, at])]);
    return { stage, mails, count, fates };
  }

  it("do the same for the same seed, and keep to their rates", async () => {
    const behaviour = { bounceRate: 0.1, openRate: 0.5, clickRate: 0.5, complainRate: 0.05, delayRate: 0.1 };
    const first = await campaign(behaviour, "one");
    const again = await campaign(behaviour, "one");
    const other = await campaign(behaviour, "two");
    expect(again.fates).toEqual(first.fates);
    expect(other.fates).not.toEqual(first.fates);
    const near = (actual: number, rate: number) => expect(Math.abs(actual - rate)).toBeLessThan(0.06);
    near(first.count("bounced") / 300, 0.1);
    near(first.count("opened") / first.count("delivered"), 0.5);
    near(first.count("clicked") / first.count("opened"), 0.5);
    expect(first.count("delivered") + first.count("bounced")).toBe(300);
  });

  it("click only what people see, while scanners click everything within seconds of delivery", async () => {
    const receiver = await startReceiver();
    const people = await begin({ webhookUrl: receiver.url, behaviour: { openRate: 1, clickRate: 1 } });
    const crowd = Array.from({ length: 30 }, (_, index) => ({ ...welcome, html, to: `p${index}@people.example` }));
    await people.sdk.batch.send(crowd);
    await people.pass({ hours: 24 * 8 });
    const clicks = receiver.received.filter(({ payload }) => payload.type === "email.clicked");
    expect(clicks).toHaveLength(30);
    for (const { body } of clicks) expect(body).toMatch(/"link":"https:\/\/shop.example\/[ab]"/);

    receiver.received.length = 0;
    const scanned = await begin({ webhookUrl: receiver.url, behaviour: { scannerRate: 1 } });
    await scanned.sdk.emails.send({ ...welcome, html });
    await scanned.pass({ seconds: 10 });
    expect(receiver.types().slice(2)).toEqual(Array(4).fill("email.clicked"));
    expect(receiver.received.map(({ body }) => body).join()).toContain("https://shop.example/trap");
    await receiver.close();
  });

  it("can differ from mail to mail, and refuse rates that make no sense", async () => {
    const stage = await begin({ behaviour: (mail) => ({ openRate: mail.subject === "Good" ? 1 : 0 }) });
    await stage.sdk.emails.send({ ...welcome, subject: "Good" });
    await stage.sdk.emails.send({ ...welcome, subject: "Bad" });
    await stage.pass({ hours: 24 * 8 });
    expect(statuses(stage)).toEqual(["sent delivered", "sent delivered opened"]);
    const body = JSON.stringify({ bounceRate: 0.7, failRate: 0.7 });
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${stage.url}/_sandbox/behaviour`, { method: "PUT", headers, body });
    expect(answer.status).toBe(422);
  });
});

it("a data folder keeps mails, keys and what is still to come across a restart", async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "resend-"));
  const receiver = await startReceiver();
  const key = { idempotencyKey: "one" };
  const before = await startStage({ dataFolder, webhookUrl: receiver.url });
  const { data } = await before.sdk.emails.send(welcome, key);
  await before.sdk.emails.send({ ...welcome, scheduledAt: "2026-11-22T10:00:00Z", subject: "Later" });
  await before.close();

  const after = await startStage({ dataFolder, webhookUrl: receiver.url });
  expect((await after.sdk.emails.send(welcome, key)).data).toEqual(data);
  await after.pass({ hours: 2 });
  expect(statuses(after)).toEqual(["scheduled sent delivered", "sent delivered"]);
  expect(receiver.types().sort()).toEqual([
    "email.delivered",
    "email.delivered",
    "email.scheduled",
    "email.sent",
    "email.sent",
  ]);
  await after.close();

  const afterwards = await startStage({ dataFolder, webhookUrl: receiver.url });
  await afterwards.pass({ hours: 24 });
  expect(receiver.received).toHaveLength(5);
  await afterwards.close();
  await receiver.close();
  rmSync(dataFolder, { recursive: true });
});
