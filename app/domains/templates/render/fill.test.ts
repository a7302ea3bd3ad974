import { expect, test } from "vitest";
import { cut, fill, type Skeleton } from "./fill";
import { slotWriter, type Slot } from "./writer";

/** A skeleton as a renderer leaves it: HTML already escaped where a merchant wrote it. */
function skeletonOf(subject: string, words: string, address = "{{shop_url}}"): Skeleton {
  const slots: Slot[] = [];
  const writer = slotWriter(slots);
  const [line, href] = [writer.line(words), writer.href(address)];
  return {
    slots,
    subject: cut(writer.line(subject)),
    html: cut(`<a href="${href}">${line}</a>`),
    text: cut(`${line} ${href}`),
  };
}

const values = { first_name: "Ada", shop_url: "https://shop.example" };

test("values stand where their tokens stood, each escaped for where it stands", () => {
  const skeleton = skeletonOf(
    "For {{first_name|you}}",
    "Hello {{first_name|you}}",
    "{{shop_url}}/a?name={{first_name|x}}",
  );
  const filled = fill(skeleton, { ...values, first_name: `<b>"Ada" & co</b>` });
  if (filled.outcome !== "made") return expect.fail(filled.missing);
  const { subject, html, text } = filled.rendered;
  expect(subject).toBe(`For <b>"Ada" & co</b>`);
  expect(html).toContain("Hello &lt;b&gt;&quot;Ada&quot; &amp; co&lt;/b&gt;</a>");
  expect(html).toContain(`href="https://shop.example/a?name=%3Cb%3E%22Ada%22%20%26%20co%3C%2Fb%3E"`);
  expect(text).toContain(`Hello <b>"Ada" & co</b> https://shop.example/a?name=%3Cb%3E`);
});

test("words stand by for what is not known, and without them there is no message", () => {
  expect(fill(skeletonOf("S", "Hello {{first_name|you & all}}"), { ...values, first_name: " " })).toMatchObject({
    rendered: { html: expect.stringContaining("Hello you &amp; all") },
  });
  expect(fill(skeletonOf("S", "Hello {{city}}"), values)).toEqual({ outcome: "incomplete", missing: "city" });
  expect(fill(skeletonOf("S", "Hello {{constructor}}"), values)).toEqual({
    outcome: "incomplete",
    missing: "constructor",
  });
});

test("where nothing stands by, no gap is left in the text", () => {
  const filled = fill(skeletonOf("For {{first_name|}} today", "Hello {{first_name|}} and welcome"), {
    ...values,
    first_name: "",
  });
  expect(filled).toMatchObject({ rendered: { subject: "For today", text: "Hello and welcome https://shop.example" } });
});

test("a value is no token, whatever it says, and a subject is one line", () => {
  const filled = fill(skeletonOf("For {{first_name|you}}", "Hello {{first_name|you}}"), {
    ...values,
    first_name: "{{shop_url}} \uE0000\uE001\r\nBcc: x@example.com",
  });
  expect(filled).toMatchObject({ rendered: { subject: "For {{shop_url}} 0 Bcc: x@example.com" } });
});

test("the product can be tried out on one machine, whose addresses have no certificate", () => {
  for (const address of ["http://127.0.0.1:3000/unsubscribe/x", "http://localhost/x", "http://localhost:3000"]) {
    expect(fill(skeletonOf("S", "W"), { ...values, shop_url: address }).outcome, address).toBe("made");
  }
});

test("an address that is none makes no message", () => {
  for (const address of [
    "javascript:alert(1)",
    "http://shop.example",
    "https://",
    'https://a"b',
    "//shop.example",
    "http://localhost.shop.example/a",
  ]) {
    expect(fill(skeletonOf("S", "W"), { ...values, shop_url: address }), address).toEqual({
      outcome: "incomplete",
      missing: "shop_url",
    });
  }
});
