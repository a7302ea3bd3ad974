import { Resend } from "resend";
import { afterEach, describe, expect, it } from "vitest";
import { startReceiver, type ReceivedWebhook } from "../testing/receiver";
import { startStage, WEBHOOK_SECRET, welcome } from "../testing/stage";
import { sign } from "./sign";

let receiver: Awaited<ReturnType<typeof startReceiver>>;
let stage: Awaited<ReturnType<typeof startStage>>;

async function begin(answerWith?: Parameters<typeof startReceiver>[0]) {
  receiver = await startReceiver(answerWith);
  stage = await startStage({ webhookUrl: receiver.url });
}
afterEach(async () => {
  await stage.close();
  await receiver.close();
});

const webhooks = new Resend("re_test").webhooks;
const verify = ({ headers }: ReceivedWebhook, payload: string) =>
  webhooks.verify({ payload, headers, webhookSecret: WEBHOOK_SECRET });

describe("the signature", () => {
  it("is the one published for Standard Webhooks", async () => {
    await begin();
    const content = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: "1614265330", body: '{"test": 2432232314}' };
    expect(sign(WEBHOOK_SECRET, content)).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  });

  it("is accepted by the SDK for what was sent and for nothing else", async () => {
    await begin();
    await stage.sdk.emails.send(welcome);
    await stage.pass({ minutes: 1 });
    expect(receiver.types()).toEqual(["email.sent", "email.delivered"]);
    for (const webhook of receiver.received) {
      expect(verify(webhook, webhook.body)).toEqual(webhook.payload);
      expect(() => verify(webhook, webhook.body.replace("ada@", "eve@"))).toThrow();
      expect(() => verify({ ...webhook, headers: { ...webhook.headers, id: "msg_other" } }, webhook.body)).toThrow();
    }
  });
});

describe("delivery", () => {
  it("is tried seven times on the documented schedule, then given up", async () => {
    await begin(() => 503);
    await stage.sdk.emails.send({ ...welcome, to: "suppressed@resend.dev" });
    await stage.pass({ seconds: 1 });
    const counts = [receiver.received.length];
    for (const hours of [5 / 3600, 5 / 60, 0.5, 2, 5, 10]) {
      await stage.pass({ hours: hours * 0.9 });
      expect(receiver.received).toHaveLength(counts.at(-1) ?? 0);
      await stage.pass({ hours: hours * 0.1 });
      counts.push(receiver.received.length);
    }
    expect(counts).toEqual([1, 2, 3, 4, 5, 6, 7]);
    await stage.pass({ hours: 100 });
    expect(receiver.received).toHaveLength(7);
    expect(new Set(receiver.received.map(({ headers }) => headers.id)).size).toBe(1);
    const [delivery] = stage.sandbox.deliveries();
    expect(delivery).toMatchObject({ type: "email.suppressed", state: "failed", nextAttemptAt: null });
    expect(delivery?.attempts.map(({ status }) => status)).toEqual(Array(7).fill(503));
  });

  it("is over with the first 2xx, and a replay keeps the svix-id", async () => {
    await begin((_request, count) => (count === 1 ? 500 : 204));
    await stage.sdk.emails.send({ ...welcome, to: "suppressed@resend.dev" });
    await stage.pass({ seconds: 1 });
    await stage.pass({ seconds: 5 });
    await stage.pass({ hours: 1 });
    expect(receiver.received).toHaveLength(2);
    const id = stage.sandbox.deliveries()[0]?.id ?? "";
    const replay = await fetch(`${stage.url}/_sandbox/deliveries/${id}/replay`, { method: "POST" });
    expect(await replay.json()).toMatchObject({ id, state: "delivered" });
    expect(receiver.received.map(({ headers }) => headers.id)).toEqual([id, id, id]);
    expect(await stage.sandbox.replay("msg_none")).toBeUndefined();
  });

  it("records a receiver that cannot be reached", async () => {
    await begin();
    await receiver.close();
    await stage.sdk.emails.send({ ...welcome, to: "suppressed@resend.dev" });
    await stage.pass({ seconds: 1 });
    const [delivery] = stage.sandbox.deliveries();
    expect(delivery).toMatchObject({ state: "pending", attempts: [{ status: null }] });
    expect(delivery?.attempts[0]?.error).toContain("ECONNREFUSED");
    receiver = await startReceiver();
  });

  it("duplicates, swaps and delays when asked to", async () => {
    await begin();
    stage.sandbox.faults.add({ kind: "webhook-duplicate" });
    stage.sandbox.faults.add({ kind: "webhook-swap" });
    await stage.sdk.emails.send(welcome);
    await stage.pass({ minutes: 1 });
    expect(receiver.types()).toEqual(["email.delivered", "email.delivered", "email.sent"]);
    expect(receiver.received[0]?.headers.id).toBe(receiver.received[1]?.headers.id);

    receiver.received.length = 0;
    stage.sandbox.faults.add({ kind: "webhook-delay", delayMs: 60_000 });
    await stage.sdk.emails.send({ ...welcome, to: "suppressed@resend.dev" });
    await stage.pass({ seconds: 59 });
    expect(receiver.types()).toEqual([]);
    await stage.pass({ minutes: 1 });
    expect(receiver.types()).toEqual(["email.suppressed"]);
  });
});
