import { describe, expect, test } from "vitest";
import { parse } from "../../segments";
import type { Block, Content } from "../content/model";
import { library } from "../library/library";
import { checkContent } from "./check";

const same = <Value>(value: Value) => ({ branches: [], otherwise: value });
const said = "A paragraph that gives a reason to read on, and says it calmly.";

function block(content: Block["content"], when: string | null = null, id = "one"): Block {
  return { id, when: when === null ? null : parse(when), content };
}

function mail(...blocks: Block[]): Content {
  return { subject: same("What is new"), preheader: same("And what is not"), blocks };
}

const text = (words: string, when: string | null = null, id = "one") =>
  block({ type: "text", text: same(words) }, when, id);
const findings = (content: Content) =>
  checkContent(content).map(({ severity, path, what }) => `${severity} ${path}: ${what}`);

describe("a finding says where it is", () => {
  test("a plain message has none", () => {
    expect(findings(mail(text(said)))).toEqual([]);
  });

  test.each(library.map(({ key, content }) => [key, content] as const))("nor has the ready-made %s", (_, content) => {
    expect(findings(content)).toEqual([]);
  });
});

describe("tokens", () => {
  test("one that does not exist is an error, with the one that was meant", () => {
    const [finding] = checkContent(mail(text(`${said} {{fist_name|you}}`)));
    expect(finding).toMatchObject({ severity: "error", path: "blocks.0.content.text.otherwise" });
    expect(finding?.mend).toContain("{{first_name}}");
  });

  test("one that may be missing needs words that stand by, if only none", () => {
    const subject = (words: string) =>
      findings({ ...mail(text(said, "number_of_orders > 1"), text(said, null, "two")), subject: same(words) });
    expect(subject("For you, {{first_name}}")).toEqual([
      expect.stringContaining("error subject.otherwise: “First name”"),
    ]);
    expect(subject("For you{{first_name|}}")).toEqual([]);
    expect(subject("From {{shop_name}}")).toEqual([]);
  });

  test("braces that make none are an error, as are words where an address begins", () => {
    expect(findings(mail(text(`${said} {{First name}}`)))).toEqual([expect.stringContaining("braces")]);
    const link = block({ type: "button", link: same({ label: "Go", href: "{{first_name|x}}/a" }) });
    expect(findings(mail(link))).toContainEqual(expect.stringContaining("error blocks.0.content.link.otherwise.href"));
  });

  test("the code of a coupon is known wherever its coupon is", () => {
    const coupon = {
      type: "coupon",
      discountId: 1,
      heading: "For you",
      text: "{{coupon_code}}",
      buttonLabel: "Use it",
    } as const;
    const outside = text(`${said} {{coupon_code}}`, null, "two");
    expect(findings(mail(block(coupon), outside))).toEqual([]);
    expect(findings(mail(block(coupon, "number_of_orders > 1"), outside))).toEqual([
      expect.stringContaining("error blocks.1.content.text.otherwise: “Code of their coupon”"),
    ]);
  });
});

describe("branches", () => {
  const varied = (own: string | null, ...whens: string[]) => {
    const branches = whens.map((when, i) => ({ when: parse(when), value: `${said} ${i}` }));
    return findings(mail(block({ type: "text", text: { branches, otherwise: said } }, own), text(said, null, "two")));
  };

  test("one whose condition came before, or is part of an earlier one, is seen by nobody", () => {
    expect(varied(null, "number_of_orders > 2", "number_of_orders > 2")).toEqual([
      expect.stringContaining("error blocks.0.content.text.branches.1.when: Nobody gets this branch"),
    ]);
    expect(varied(null, "number_of_orders > 2", "number_of_orders = 5 AND lifecycle_stage = 'new'")).toHaveLength(1);
    expect(varied(null, "number_of_orders > 5", "number_of_orders > 2")).toEqual([]);
  });

  test("one that contradicts its own block, or itself, is seen by nobody", () => {
    expect(varied("number_of_orders > 2", "number_of_orders = 1")).toEqual([
      expect.stringContaining("does not see the block"),
    ]);
    expect(varied(null, "number_of_orders > 2 AND number_of_orders < 2")).toEqual([
      expect.stringContaining("Nobody can meet"),
    ]);
    expect(
      findings(mail(text(said, "number_of_orders < 1 AND number_of_orders > 1"), text(said, null, "two"))),
    ).toEqual([expect.stringContaining("error blocks.0.when")]);
  });

  test("what stands below one that everybody meets is seen by nobody", () => {
    expect(varied(null, "number_of_orders >= 0", "number_of_orders > 2")).toEqual([expect.stringContaining("error")]);
    expect(varied(null, "number_of_orders > 2", "number_of_orders >= 0")).toEqual([expect.stringContaining("advice")]);
    expect(varied("number_of_orders > 5", "number_of_orders > 2")).toEqual([
      expect.stringContaining("Everybody gets this branch"),
    ]);
  });

  test("a message of conditions alone may be none", () => {
    expect(findings(mail(text(said, "number_of_orders > 2")))).toEqual([
      expect.stringContaining("advice blocks: Every block"),
    ]);
  });
});

describe("links and pictures", () => {
  const button = (href: string) => findings(mail(block({ type: "button", link: same({ label: "Go", href }) })));

  test("one that leads nowhere is an error", () => {
    for (const dead of [
      "https://shop",
      "https://",
      "https://1.2.3.4/x",
      "https://shop.invalid",
      "https://a@b.com",
      "http://shop.com",
    ]) {
      expect(button(dead), dead).toEqual([expect.stringContaining("error blocks.0.content.link.otherwise.href")]);
    }
    for (const sound of ["https://shop.com/a?b={{city|x}}", "{{shop_url}}/collections/all", "https://bücher.de"]) {
      expect(button(sound), sound).toEqual([]);
    }
  });

  test("so is one among words; one that says only “here”, and an address that is no link, are advised against", () => {
    expect(findings(mail(text(`${said} [a sale](http://shop.com)`)))).toContainEqual(
      expect.stringContaining("leads nowhere"),
    );
    expect(findings(mail(text(`${said} [here](https://shop.com)`)))).toEqual([expect.stringContaining("advice")]);
    expect(findings(mail(text(`${said} https://shop.com`)))).toEqual([expect.stringContaining("advice")]);
    expect(findings(mail(text(`${said} [mail](mailto:a@shop.com)`)))).toEqual([]);
  });

  test("a picture without words for who cannot see it is noticed in each branch", () => {
    const image = { url: "https://shop.com/a.jpg", alt: "" };
    const value = { image, heading: "Hello", text: said, button: null };
    const branches = [{ when: parse("number_of_orders > 2"), value: { ...value, heading: "Again" } }];
    const found = findings(mail(block({ type: "hero", content: { branches, otherwise: value } })));
    expect(found).toEqual([
      expect.stringContaining("blocks.0.content.content.branches.0.value.image.alt"),
      expect.stringContaining("blocks.0.content.content.otherwise.image.alt"),
    ]);
  });
});

describe("sense", () => {
  test("a coupon needs a discount, and one reader never sees two", () => {
    const coupon = (discountId: number | null) => {
      return { type: "coupon", discountId, heading: "For you", text: "", buttonLabel: "Use it" } as const;
    };
    expect(findings(mail(block(coupon(null))))).toEqual([expect.stringContaining("error blocks.0.content.discountId")]);
    expect(findings(mail(block(coupon(1)), block(coupon(2), null, "two")))).toEqual([
      expect.stringContaining("two discounts"),
    ]);
    const apart = [block(coupon(1), "number_of_orders > 2"), block(coupon(2), "number_of_orders = 1", "two")];
    expect(findings(mail(...apart, text(said, null, "three")))).toEqual([]);
  });

  test("a subject that a phone cuts off, or that shouts, is advised against", () => {
    const subject = (words: string) => findings({ ...mail(text(said)), subject: same(words) });
    expect(subject("w".repeat(61))).toEqual([expect.stringContaining("61 characters")]);
    expect(subject("EVERYTHING MUST GO")).toEqual([expect.stringContaining("capitals")]);
  });

  test("a message that only presses is noticed, and one that gives a reason is not", () => {
    const urgent = block({ type: "urgency", text: "Hurry, ends tonight" });
    expect(findings(mail(urgent))).toEqual([expect.stringContaining("presses")]);
    expect(findings(mail(urgent, text(said, null, "two")))).toEqual([]);
  });

  test("a name is no difference", () => {
    expect(findings(mail(text(`${said} {{first_name|Friend}}`)))).toEqual([expect.stringContaining("Only a name")]);
    expect(findings(mail(text(`${said} {{first_name|Friend}} {{last_product|it}}`)))).toEqual([]);
  });
});
