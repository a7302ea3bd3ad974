import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startStage, welcome } from "../testing/stage";

let stage: Awaited<ReturnType<typeof startStage>>;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.sandbox.clear());

describe("one email", () => {
  it("is accepted from the SDK and can be read back", async () => {
    const tags = [{ name: "campaign", value: "win-back" }];
    const headers = { "List-Unsubscribe": "<https://app.example/u/1>" };
    const sent = await stage.sdk.emails.send({ ...welcome, replyTo: "care@tessera.example", tags, headers });
    expect(sent.error).toBeNull();
    const read = await stage.sdk.emails.get(sent.data?.id ?? "");
    expect(read.data).toMatchObject({
      ...welcome,
      object: "email",
      to: [welcome.to],
      reply_to: ["care@tessera.example"],
      created_at: "2026-11-22 09:00:00.000000+00",
      last_event: "queued",
      tags,
    });
    expect(stage.sandbox.mails()).toMatchObject([{ tags: { campaign: "win-back" }, headers, text: welcome.text }]);
  });

  const tooMany = Array.from({ length: 51 }, (_, index) => `p${index}@people.example`);
  it.each([
    ["no from", { ...welcome, from: "" }, "missing_required_field", "Missing `from` field."],
    ["no to", { ...welcome, to: [] }, "missing_required_field", "Missing `to` field."],
    ["no subject", { ...welcome, subject: "" }, "missing_required_field", "Missing `subject` field."],
    ["no body", { ...welcome, html: "", text: "" }, "validation_error", "Missing `html` or `text` field."],
    ["a broken recipient", { ...welcome, to: "ada(at)people.example" }, "validation_error", "Invalid `to` field."],
    ["a broken sender", { ...welcome, from: "Tessera hello@" }, "validation_error", "Invalid `from` field."],
    ["a broken reply-to", { ...welcome, replyTo: "nobody" }, "validation_error", "Invalid `reply_to` field."],
    ["51 recipients", { ...welcome, to: tooMany }, "validation_error", "At most 50"],
    ["a tag with a space", { ...welcome, tags: [{ name: "a b", value: "c" }] }, "validation_error", "Tags should"],
    ["a long tag", { ...welcome, tags: [{ name: "a", value: "c".repeat(257) }] }, "validation_error", "Tags should"],
    ["a header of two lines", { ...welcome, headers: { X: "a\r\nBcc: b" } }, "validation_error", "`headers`"],
    ["an empty attachment", { ...welcome, attachments: [{ filename: "a.pdf" }] }, "invalid_attachment", "`content`"],
  ])("is refused with 422 for %s", async (_reason, email, name, message) => {
    const { data, error } = await stage.sdk.emails.send(email);
    expect(data).toBeNull();
    expect(error).toMatchObject({ statusCode: 422, name });
    expect(error?.message).toContain(message);
    expect(stage.sandbox.mails()).toEqual([]);
  });

  it("is refused from a domain that is not verified, with the words to look for", async () => {
    const { error } = await stage.sdk.emails.send({ ...welcome, from: "x@other.example" });
    expect(error).toMatchObject({ statusCode: 403, name: "validation_error" });
    expect(error?.message).toContain("The other.example domain is not verified");
    const domains = await stage.sdk.domains.list();
    expect(domains.data?.data).toMatchObject([{ name: "tessera.example", status: "verified" }]);
  });
});

describe("a batch", () => {
  const emails = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...welcome, to: `p${index}@people.example` }));

  it("takes 100 emails and refuses 101, accepting none of them", async () => {
    const refused = await stage.sdk.batch.send(emails(101));
    expect(refused.error).toMatchObject({ statusCode: 422, name: "validation_error" });
    expect(stage.sandbox.mails()).toEqual([]);
    const taken = await stage.sdk.batch.send(emails(100));
    expect(new Set(taken.data?.data.map(({ id }) => id)).size).toBe(100);
    expect(taken.data).not.toHaveProperty("errors");
    expect(stage.sandbox.mails().map(({ to }) => to[0])).toContain("p99@people.example");
  });

  it("is all or nothing when strict, and leaves out the bad ones when permissive", async () => {
    const mixed = [welcome, { ...welcome, to: "broken" }, { ...welcome, to: "bea@people.example" }];
    const strict = await stage.sdk.batch.send(mixed);
    expect(strict.error?.message).toContain("Invalid `to` field");
    expect(stage.sandbox.mails()).toEqual([]);
    const permissive = await stage.sdk.batch.send(mixed, { batchValidation: "permissive" });
    expect(permissive.data?.data).toHaveLength(2);
    expect(permissive.data?.errors).toEqual([{ index: 1, message: strict.error?.message }]);
    expect(stage.sandbox.mails()).toHaveLength(2);
  });
});

describe("requests that are not right", () => {
  const ask = (path: string, init: RequestInit = {}, key: string | null = "re_test") =>
    fetch(stage.url + path, { ...init, headers: { ...(key !== null && { authorization: `Bearer ${key}` }) } });

  it.each([
    ["no key", () => ask("/domains", {}, null), 401, "missing_api_key"],
    ["an unknown key", () => ask("/domains", {}, "re_other"), 403, "invalid_api_key"],
    ["an unknown email", () => ask("/emails/0b1a"), 404, "not_found"],
    ["an unknown path", () => ask("/nowhere"), 404, "not_found"],
    ["a wrong method", () => ask("/emails", { method: "DELETE" }), 405, "method_not_allowed"],
  ])("answer %s with a status and a name", async (_reason, request, status, name) => {
    const response = await request();
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ statusCode: status, name, message: expect.any(String) });
  });

  it("answers broken JSON with 400", async () => {
    const headers = { authorization: "Bearer re_test", "content-type": "application/json" };
    const response = await fetch(`${stage.url}/emails`, { method: "POST", headers, body: "{" });
    expect([response.status, await response.json()]).toMatchObject([400, { name: "validation_error" }]);
  });
});

describe("a scheduled email", () => {
  const eventsOf = () => stage.sandbox.mails()[0]?.events.map(({ status }) => status);

  it("waits for its time, moves with its schedule, and can be canceled", async () => {
    const at = (hour: number) => `2026-11-23T${hour}:00:00.000Z`;
    const { data } = await stage.sdk.emails.send({ ...welcome, scheduledAt: at(10) });
    const id = data?.id ?? "";
    expect((await stage.sdk.emails.update({ id, scheduledAt: at(12) })).data).toEqual({ object: "email", id });
    await stage.pass({ hours: 26 });
    expect(eventsOf()).toEqual(["scheduled"]);
    await stage.pass({ hours: 2 });
    expect(eventsOf()).toEqual(["scheduled", "sent", "delivered"]);
    expect((await stage.sdk.emails.cancel(id)).error).toMatchObject({ statusCode: 422 });

    const other = await stage.sdk.emails.send({ ...welcome, scheduledAt: "in 5 minutes" });
    const canceled = await stage.sdk.emails.cancel(other.data?.id ?? "");
    expect(canceled.data).toEqual({ object: "email", id: other.data?.id });
    await stage.pass({ hours: 1 });
    expect(eventsOf()).toEqual(["scheduled"]);
    expect((await stage.sdk.emails.get(other.data?.id ?? "")).data?.last_event).toBe("canceled");
  });
});
