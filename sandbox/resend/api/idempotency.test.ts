import { afterEach, beforeEach, expect, it } from "vitest";
import { startStage, welcome } from "../testing/stage";

let stage: Awaited<ReturnType<typeof startStage>>;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.close());

const key = { idempotencyKey: "campaign-7/ada" };

it("answers the same request with the first answer and sends nothing twice, for 24 hours", async () => {
  const first = await stage.sdk.emails.send(welcome, key);
  await stage.pass({ hours: 23, minutes: 59 });
  const second = await stage.sdk.emails.send(welcome, key);
  expect(second.data).toEqual(first.data);
  expect(stage.sandbox.mails()).toHaveLength(1);

  await stage.pass({ minutes: 1 });
  const afterADay = await stage.sdk.emails.send(welcome, key);
  expect(afterADay.data?.id).not.toBe(first.data?.id);
  expect(stage.sandbox.mails()).toHaveLength(2);
});

it("covers a whole batch with one key", async () => {
  const batch = [welcome, { ...welcome, to: "bea@people.example" }];
  const first = await stage.sdk.batch.send(batch, key);
  const second = await stage.sdk.batch.send(batch, key);
  expect(second.data).toEqual(first.data);
  expect(stage.sandbox.mails()).toHaveLength(2);
});

it("refuses the key for another payload", async () => {
  await stage.sdk.emails.send(welcome, key);
  const other = await stage.sdk.emails.send({ ...welcome, subject: "Another subject" }, key);
  expect(other.error).toMatchObject({ statusCode: 409, name: "invalid_idempotent_request" });
  expect(stage.sandbox.mails()).toHaveLength(1);
});

it("refuses the key while its first request is still being answered", async () => {
  stage.sandbox.faults.add({ kind: "delay-answer", delayMs: 300 });
  const first = stage.sdk.emails.send(welcome, key);
  await expect.poll(() => stage.sandbox.mails().length).toBe(1);
  const second = await stage.sdk.emails.send(welcome, key);
  expect(second.error).toMatchObject({ statusCode: 409, name: "concurrent_idempotent_requests" });
  expect((await stage.sdk.emails.send(welcome, key)).error?.statusCode).toBe(409);
  const { data } = await first;
  expect((await stage.sdk.emails.send(welcome, key)).data).toEqual(data);
  expect(stage.sandbox.mails()).toHaveLength(1);
});

it("keeps a key free when its request was refused", async () => {
  expect((await stage.sdk.emails.send({ ...welcome, to: "broken" }, key)).error?.statusCode).toBe(422);
  expect((await stage.sdk.emails.send(welcome, key)).error).toBeNull();
});

it("refuses keys that are too long", async () => {
  const { error } = await stage.sdk.emails.send(welcome, { idempotencyKey: "k".repeat(257) });
  expect(error).toMatchObject({ statusCode: 400, name: "invalid_idempotency_key" });
  expect((await stage.sdk.emails.send(welcome, { idempotencyKey: "k".repeat(256) })).error).toBeNull();
});

it("makes a retry safe after the connection was cut: exactly one mail", async () => {
  stage.sandbox.faults.add({ kind: "cut-after-accept" });
  const lost = await stage.sdk.emails.send(welcome, key);
  expect(lost).toMatchObject({ data: null, error: { name: "application_error", statusCode: null } });
  expect(stage.sandbox.mails()).toHaveLength(1);
  const retried = await stage.sdk.emails.send(welcome, key);
  expect(retried.data?.id).toBe(stage.sandbox.mails()[0]?.id);
  expect(stage.sandbox.mails()).toHaveLength(1);

  const withoutKey = { ...welcome, to: "bea@people.example" };
  stage.sandbox.faults.add({ kind: "cut-after-accept" });
  await stage.sdk.emails.send(withoutKey);
  await stage.sdk.emails.send(withoutKey);
  expect(stage.sandbox.mails("bea@")).toHaveLength(2);
});
