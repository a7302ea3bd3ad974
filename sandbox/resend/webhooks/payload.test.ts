import { expect, it } from "vitest";
import type { DeliveryEvent } from "../mails/events";
import type { Mail } from "../mails/model";
import { payloadOf } from "./payload";

const mail: Mail = {
  id: "4ef9a417-02e9-4d39-ad75-9611e0fcc33c",
  team: "default",
  messageId: "<1@tessera.example>",
  from: "Tessera <hello@tessera.example>",
  to: ["ada@people.example"],
  cc: [],
  bcc: [],
  replyTo: [],
  subject: "Hello",
  html: null,
  text: "Hello",
  headers: {},
  tags: [{ name: "campaign", value: "win-back" }],
  attachments: [],
  topicId: null,
  idempotencyKey: null,
  acceptedAt: "2026-11-22T09:00:00.000Z",
  scheduledAt: null,
  releasedAt: null,
  canceledAt: null,
  links: [],
  repeat: 0,
};

const payload = (event: DeliveryEvent, of = mail) =>
  payloadOf(of, { id: "e1", mailId: of.id, at: "2026-11-22T09:00:05.000Z", event });

const data = {
  created_at: "2026-11-22T09:00:00.000Z",
  email_id: mail.id,
  message_id: mail.messageId,
  from: mail.from,
  to: mail.to,
  subject: "Hello",
  tags: { campaign: "win-back" },
};

it("has the documented envelope, with tags as an object", () => {
  const expected = { type: "email.delivered", created_at: "2026-11-22T09:00:05.000Z", data };
  expect(payload({ type: "email.delivered" })).toEqual(expected);
});

it("carries the click with its time and the bounce with its diagnosis", () => {
  const click = { ipAddress: "100.64.0.1", link: "https://shop.example/", userAgent: "Browser" };
  const clicked = { ...data, click: { ...click, timestamp: "2026-11-22T09:00:05.000Z" } };
  expect(payload({ type: "email.clicked", click })).toMatchObject({ data: clicked });
  const bounce = { message: "No", type: "Permanent", subType: "General", diagnosticCode: ["smtp; 550"] } as const;
  const bounced: DeliveryEvent = { type: "email.bounced", bounce: { ...bounce, diagnosticCode: ["smtp; 550"] } };
  expect(payload(bounced)).toMatchObject({ data: { ...data, bounce } });
});

it("says why an address is suppressed", () => {
  const suppressed = { type: "OnAccountSuppressionList", reason: "previous_complaint", diagnosticCode: [] };
  expect(payload({ type: "email.suppressed", reason: "previous_complaint" })).toMatchObject({ data: { suppressed } });
});

it("lists custom headers, and leaves out what a mail does not have", () => {
  const withHeader = { ...mail, headers: { "X-Shop": "one" }, tags: [] };
  const { tags, ...rest } = data;
  expect(tags).toBeDefined();
  expect(payload({ type: "email.sent" }, withHeader)).toEqual({
    type: "email.sent",
    created_at: "2026-11-22T09:00:05.000Z",
    data: { ...rest, headers: [{ name: "X-Shop", value: "one" }] },
  });
});
