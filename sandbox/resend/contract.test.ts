import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { startReceiver } from "./testing/receiver";
import { kindOf, readSchemas } from "./testing/schema-walker";
import { startStage, welcome } from "./testing/stage";

// A folder with Resend's OpenAPI document (openapi.json) and its sample webhooks (webhooks/email_sent.json …).
const folder = process.env["RESEND_CONTRACT_FOLDER"] ?? "";
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const Json = z.record(z.string(), z.unknown());
// The ids of broadcasts and templates, which mails sent through the API alone do not have.
const ABSENT = ["broadcast_id", "template_id"];
// Documented in openapi.json, but not in the samples.
const BEYOND_SAMPLES = new Set(["bounce.diagnosticCode", "suppressed.diagnosticCode", "suppressed.reason"]);

describe.skipIf(!existsSync(join(folder, "openapi.json")))("what Resend documents", () => {
  let stage: Awaited<ReturnType<typeof startStage>>;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  const tagged = { ...welcome, tags: [{ name: "category", value: "confirm_email" }] };

  beforeAll(async () => {
    receiver = await startReceiver();
    stage = await startStage({ webhookUrl: receiver.url });
    const send = (to: string) => stage.sdk.emails.send({ ...tagged, to });
    stage.sandbox.behave({ openRate: 1, clickRate: 1, delayRate: 1 });
    await send("ada@people.example");
    stage.sandbox.behave({ failRate: 1 });
    await send("bea@people.example");
    stage.sandbox.behave(null);
    for (const name of ["bounced", "complained", "suppressed"]) await send(`${name}@resend.dev`);
    await stage.sdk.emails.send({ ...tagged, scheduledAt: "in 1 hour" });
    await stage.pass({ hours: 24 * 8 });
  });
  afterAll(async () => {
    await stage.close();
    await receiver.close();
  });

  const names = "sent scheduled delivered delivery_delayed bounced complained opened clicked failed suppressed";
  it.each(names.split(" "))("email.%s has the sample's keys and types, and fits the schema", (name) => {
    const sample = Json.parse(JSON.parse(read(`webhooks/email_${name}.json`)));
    const actual = receiver.received.find(({ payload }) => payload.type === `email.${name}`)?.payload;
    expect(shapeOf(actual?.data)).toEqual(shapeOf(sample["data"]));
    expect(Object.keys(actual ?? {}).sort()).toEqual(Object.keys(sample).sort());
    const schema = `Email${name.split("_").map(capital).join("")}Event`;
    expect(readSchemas(read("openapi.json"))(schema, actual)).toEqual([]);
  });

  it("answers fit the schemas of their endpoints", async () => {
    const problemsOf = readSchemas(read("openapi.json"));
    const sent = await stage.sdk.emails.send(tagged);
    const id = sent.data?.id ?? "";
    const batch = await stage.sdk.batch.send([tagged, tagged]);
    const later = await stage.sdk.emails.send({ ...tagged, scheduledAt: "in 1 hour" });
    const update = await stage.sdk.emails.update({ id: later.data?.id ?? "", scheduledAt: "in 2 hours" });
    const domain = await stage.sdk.domains.create({ name: "mail.shop.example" });
    const answers: [string, unknown][] = [
      ["SendEmailResponse", sent.data],
      ["CreateBatchEmailsResponse", batch.data],
      ["Email", (await stage.sdk.emails.get(id)).data],
      ["UpdateEmailOptions", update.data],
      ["Email", (await stage.sdk.emails.cancel(later.data?.id ?? "")).data],
      ["ListDomainsResponse", (await stage.sdk.domains.list()).data],
      ["CreateDomainResponse", domain.data],
      ["Domain", (await stage.sdk.domains.get(domain.data?.id ?? "")).data],
      ["VerifyDomainResponse", (await stage.sdk.domains.verify(domain.data?.id ?? "")).data],
      ["DeleteDomainResponse", (await stage.sdk.domains.remove(domain.data?.id ?? "")).data],
    ];
    expect(answers.flatMap(([name, answer]) => problemsOf(name, answer))).toEqual([]);
    expect(problemsOf("Email", { last_event: "lost", to: "ada" })).toEqual([
      expect.stringContaining("Email.last_event is not one of"),
      "Email.to is not of type array",
    ]);
  });
});

/** "key: type" for every key, down to the leaves. */
function shapeOf(value: unknown, path = ""): string[] {
  if (kindOf(value) !== "object") return [`${path}: ${kindOf(value)}`];
  return Object.entries(Json.parse(value))
    .filter(([key]) => !ABSENT.includes(key))
    .map(([key, inner]) => [path ? `${path}.${key}` : key, inner] as const)
    .filter(([inside]) => !BEYOND_SAMPLES.has(inside))
    .flatMap(([inside, inner]) => shapeOf(inner, inside))
    .sort();
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
