import fc from "fast-check";
import type { Definition } from "~/domains/segments/model";
import { productSources } from "~/domains/templates/blocks/products/schema";
import { networks } from "~/domains/templates/blocks/social/schema";
import { Content, type Block } from "~/domains/templates/content/model";
import type { Choices } from "~/domains/templates/render/choices";
import { variedOf } from "~/domains/templates/render/choices";
import { tokens, tokenNames } from "~/domains/templates/tokens/registry";

// Contents as merchants might write them, and as nobody should.
const word = fc.oneof(
  fc.constantFrom(
    "tea",
    "Grüße",
    "50 %",
    "a & b",
    "<b>",
    "it’s",
    '"so"',
    "1 < 2",
    "日本",
    "🎂",
    "]",
    "(x)",
    "\\",
    "~",
    "#",
  ),
  fc.string({ minLength: 1, maxLength: 6 }),
);
const given = tokenNames.filter((name) => tokens[name].kind === "words");
const token = fc
  .tuple(fc.constantFrom(...given), fc.constantFrom("you", "friend", "it & more", ""))
  .map(([name, fallback]) => `{{${name}|${fallback}}}`);
const piece = fc.oneof({ arbitrary: word, weight: 4 }, { arbitrary: token, weight: 1 });
const words = fc.array(piece, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(" "));
const line = words.map((text) => `A ${text.replace(/[\r\n\u2028\u2029\0]/g, " ")}`.slice(0, 200).trim());
const noneOr = (text: fc.Arbitrary<string>) => fc.oneof(text, fc.constant(""));
const href = fc.constantFrom(
  ...["https://shop.example/a?b=c&d=e", "{{shop_url}}/collections/all", "{{cart_url}}"],
  "https://shop.example/{{city|nowhere}}",
);
const paragraph = fc.oneof(
  line,
  fc.tuple(line, href).map(([text, address]) => `**${text}** and [more](${address})`),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((items) => items.map((item) => `- ${item}`).join("\n")),
);
const prose = fc.array(paragraph, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("\n\n"));

const condition = fc.integer({ min: 0, max: 5 }).map((number): Definition => {
  return {
    type: "compare",
    name: "number_of_orders",
    operator: ">=",
    value: { type: "number", number: String(number) },
  };
});

function varied<Value>(value: fc.Arbitrary<Value>) {
  const branch = fc.record({ when: condition, value });
  return fc.record({ branches: fc.array(branch, { maxLength: 3 }), otherwise: value });
}

const link = fc.record({ label: line, href });
const image = fc.record({ url: fc.constant("https://shop.example/a.jpg?b=1&c=2"), alt: noneOr(line) });
const block: fc.Arbitrary<Block["content"]> = fc.oneof(
  fc.record({
    type: fc.constant("hero" as const),
    content: varied(
      fc.record({ image: fc.option(image), heading: line, text: noneOr(prose), button: fc.option(link) }),
    ),
  }),
  fc.record({ type: fc.constant("text" as const), text: varied(prose) }),
  fc.record({ type: fc.constant("button" as const), link: varied(link) }),
  fc.record({
    type: fc.constant("products" as const),
    heading: noneOr(line),
    source: fc.constantFrom(...productSources),
    productIds: fc.array(fc.constant("1"), { minLength: 1, maxLength: 1 }),
    count: fc.integer({ min: 1, max: 6 }),
    showsPrice: fc.boolean(),
    buttonLabel: line,
  }),
  fc.record({
    type: fc.constant("tip" as const),
    content: varied(fc.record({ heading: noneOr(line), text: noneOr(prose) })),
  }),
  fc.record({
    type: fc.constant("testimonial" as const),
    content: varied(fc.record({ quote: noneOr(prose), author: noneOr(line), about: noneOr(line) })),
  }),
  fc.record({
    type: fc.constant("comparison" as const),
    heading: noneOr(line),
    left: line,
    right: line,
    rows: fc.array(fc.record({ point: line, left: noneOr(line), right: noneOr(line) }), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    type: fc.constant("coupon" as const),
    discountId: fc.constant(1),
    heading: line,
    text: noneOr(line),
    buttonLabel: line,
  }),
  fc.record({ type: fc.constant("urgency" as const), text: line }),
  fc.record({ type: fc.constant("divider" as const) }),
  fc.record({
    type: fc.constant("social" as const),
    links: fc.array(fc.record({ network: fc.constantFrom(...networks), href }), { minLength: 1, maxLength: 4 }),
  }),
);

/** A content that its schema takes. */
export const content: fc.Arbitrary<Content> = fc
  .record({
    subject: varied(line),
    preheader: varied(noneOr(line)),
    blocks: fc.array(fc.tuple(fc.option(condition), block), { minLength: 1, maxLength: 8 }),
  })
  .map(({ blocks, ...rest }) =>
    Content.parse({ ...rest, blocks: blocks.map(([when, content], i) => ({ id: `block-${i}`, when, content })) }),
  );

/** What somebody sees of a content. */
export function choicesOf({ subject, preheader, blocks }: Content): fc.Arbitrary<Choices> {
  const branch = (length: number) => fc.integer({ min: -1, max: length - 1 });
  const shown = blocks.map((one) => {
    const chosen = branch(variedOf(one)?.branches.length ?? 0);
    return [one.id, one.when ? fc.option(chosen) : chosen] as const;
  });
  return fc.record({
    subject: branch(subject.branches.length),
    preheader: branch(preheader.branches.length),
    blocks: fc.record(Object.fromEntries(shown)),
  });
}

/** A content as somebody sees it. */
export const seenContent = content.chain((one) => fc.record({ content: fc.constant(one), choices: choicesOf(one) }));
