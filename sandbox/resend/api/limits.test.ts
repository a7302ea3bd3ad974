import { afterEach, expect, it } from "vitest";
import { startStage, welcome } from "../testing/stage";

let stage: Awaited<ReturnType<typeof startStage>>;
afterEach(() => stage.close());

it("lets ten requests a second through and says when to come back", async () => {
  stage = await startStage({ requestsPerSecond: 10 });
  const answers = [];
  for (let count = 0; count < 11; count += 1) answers.push(await stage.sdk.domains.list());
  expect(answers.map(({ error }) => error?.name ?? "ok")).toEqual([...Array(10).fill("ok"), "rate_limit_exceeded"]);
  expect(answers[0]?.headers).toMatchObject({
    "ratelimit-limit": "10",
    "ratelimit-remaining": "9",
    "ratelimit-reset": "1",
  });
  expect(answers[0]?.headers).not.toHaveProperty("retry-after");
  expect(answers[10]?.error).toMatchObject({ statusCode: 429 });
  expect(answers[10]?.headers).toMatchObject({ "ratelimit-remaining": "0", "retry-after": "1" });

  await stage.pass({ seconds: 0.1 });
  expect((await stage.sdk.domains.list()).error).toBeNull();
  expect((await stage.sdk.domains.list()).error?.statusCode).toBe(429);
});

it("counts keys of one team together and teams apart", async () => {
  const apiKeys = [
    { key: "re_one", team: "a" },
    { key: "re_two", team: "a" },
    { key: "re_three", team: "b" },
  ];
  stage = await startStage({ apiKeys, requestsPerSecond: 1 });
  const ask = (key: string) => fetch(`${stage.url}/domains`, { headers: { authorization: `Bearer ${key}` } });
  expect((await ask("re_one")).status).toBe(200);
  expect((await ask("re_two")).status).toBe(429);
  expect((await ask("re_three")).status).toBe(200);
});

it("fails on request, over HTTP: 500, 429, quota and a late answer, each as often as asked", async () => {
  stage = await startStage();
  const faults = [
    { kind: "answer-500", times: 2 },
    { kind: "answer-429" },
    { kind: "quota-exceeded", quota: "daily" },
    { kind: "delay-answer", delayMs: 50 },
  ];
  const headers = { "content-type": "application/json" };
  const post = (body: unknown) =>
    fetch(`${stage.url}/_sandbox/faults`, { method: "POST", headers, body: JSON.stringify(body) });
  expect((await post({ kind: "answer-418" })).status).toBe(422);
  expect((await post(faults)).status).toBe(200);

  const names = [];
  for (let count = 0; count < 5; count += 1) {
    names.push((await stage.sdk.emails.send(welcome, { idempotencyKey: "k" })).error?.name ?? "ok");
  }
  expect(names.sort()).toEqual([
    "application_error",
    "application_error",
    "daily_quota_exceeded",
    "ok",
    "rate_limit_exceeded",
  ]);
  expect(stage.sandbox.faults.list()).toEqual([]);
  expect(stage.sandbox.mails()).toHaveLength(1);
});
