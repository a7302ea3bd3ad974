import { expect, test } from "vitest";
import { parse } from "../../segments";
import { Content } from "../content/model";
import { applyChanges } from "./apply";
import { checkChanges } from "./check";

const when = parse("number_of_orders >= 3");
const always = <Value>(value: Value) => ({ branches: [], otherwise: value });
const hero = (heading: string, label: string | null) => ({
  image: { url: "https://a.example/old.png", alt: "A mug" },
  heading,
  text: "Some words",
  button: label === null ? null : { label, href: "https://a.example/" },
});
const content: Content = Content.parse({
  subject: { branches: [{ when, value: "Again" }], otherwise: "Hello" },
  preheader: always("Have a look"),
  blocks: [
    { id: "top", when: null, content: { type: "text", text: always("Words") } },
    {
      ...{ id: "hero", when },
      content: {
        type: "hero",
        content: { branches: [{ when, value: hero("For you", "Go") }], otherwise: hero("For all", null) },
      },
    },
    { id: "hero-2", when: null, content: { type: "hero", content: always(hero("Second", "Other")) } },
    {
      id: "button",
      when: null,
      content: { type: "button", link: always({ label: "Last", href: "https://a.example/" }) },
    },
    {
      ...{ id: "code", when: null },
      content: { type: "coupon", discountId: 1, heading: "10 %", text: "", buttonLabel: "Use it" },
    },
  ],
});
const blockOf = (changed: Content, id: string) => changed.blocks.find((block) => block.id === id)?.content;

test("without changes it is the very same", () => {
  expect(applyChanges(content, null)).toBe(content);
  expect(applyChanges(content, {})).toEqual(content);
});

test("a changed subject and preview text are the same for everybody of the arm", () => {
  const changed = applyChanges(content, { subject: "New", preheader: "" });
  expect(changed.subject).toEqual(always("New"));
  expect(changed.preheader).toEqual(always(""));
  expect(changed.blocks).toEqual(content.blocks);
});

test("heading and picture change in the first opening, in all its branches, and nowhere else", () => {
  const changed = applyChanges(content, { heading: "New", imageUrl: "https://a.example/new.png" });
  const image = { url: "https://a.example/new.png", alt: "A mug" };
  expect(blockOf(changed, "hero")).toEqual({
    type: "hero",
    content: {
      branches: [{ when, value: { ...hero("New", "Go"), image } }],
      otherwise: { ...hero("New", null), image },
    },
  });
  expect(blockOf(changed, "hero-2")).toEqual(blockOf(content, "hero-2"));
});

test("the first button is that of an opening that has one for somebody; else a button by itself", () => {
  const changed = applyChanges(content, { button: "Now" });
  expect(JSON.stringify(blockOf(changed, "hero"))).toContain('"label":"Now"');
  expect(blockOf(changed, "hero-2")).toEqual(blockOf(content, "hero-2"));
  const later = applyChanges(
    { ...content, blocks: content.blocks.filter(({ id }) => !id.startsWith("hero")) },
    { button: "Now" },
  );
  expect(blockOf(later, "button")).toMatchObject({ link: always({ label: "Now", href: "https://a.example/" }) });
});

test("another code is put in, or none is given", () => {
  expect(blockOf(applyChanges(content, { couponId: 2 }), "code")).toMatchObject({ discountId: 2 });
  expect(blockOf(applyChanges(content, { couponId: null }), "code")).toBeUndefined();
});

test("every change gives a content that may be sent", () => {
  const changes = {
    subject: "A",
    preheader: "B",
    heading: "C",
    imageUrl: "https://a.example/c.png",
    button: "D",
    couponId: 3,
  };
  expect(Content.safeParse(applyChanges(content, changes)).success).toBe(true);
  expect(checkChanges(content, changes)).toEqual({});
});

test("what a message has not cannot be changed in it, and a merchant is told", () => {
  const words = { ...content, blocks: content.blocks.slice(0, 1) };
  const problems = checkChanges(words, { heading: "A", imageUrl: "https://a.example/", button: "B", couponId: 1 });
  expect(Object.keys(problems)).toEqual(["heading", "imageUrl", "button", "couponId"]);
  const code = { ...content, blocks: content.blocks.slice(-1) };
  expect(checkChanges(code, { couponId: null })).toEqual({
    couponId: "Without its code nothing is left of this message",
  });
});
