import { expect, test } from "vitest";
import type { ExperimentDraft } from "~/domains/experiments";
import { addArm, fieldsOf, readFields, removeArm } from "./fields";
import { getsWords } from "./gets-words";

const draft: ExperimentDraft = {
  ...{ name: "Which subject?", windowDays: 7, rollsOut: true },
  arms: [
    { key: "usual", name: "As it is", share: 50, what: { does: "usual" } },
    {
      ...{ key: "b", name: "B", share: 50 },
      what: {
        does: "differs",
        changes: { subject: "Hi", heading: "There", couponId: null },
        template: "welcome",
        laterMinutes: 120,
      },
    },
  ],
};
const fields = fieldsOf(draft);

test("what is shown in the form is what is read from it", () => {
  expect(readFields(fields)).toEqual({ ok: true, draft });
  const holdout: ExperimentDraft = {
    ...draft,
    arms: [
      { key: "usual", name: "Gets it", share: 90, what: { does: "usual" } },
      { key: "none", name: "Gets nothing", share: 10, what: { does: "none" } },
    ],
  };
  expect(readFields(fieldsOf(holdout))).toEqual({ ok: true, draft: holdout });
});

test("what is left empty stays as the message says it", () => {
  const [usual, other] = fields.arms;
  if (!usual || !other) return expect.fail();
  const emptied = { ...other, subject: " ", heading: "", coupon: "same", template: "", laterHours: "" };
  const read = readFields({ ...fields, arms: [usual, emptied] });
  expect(read).toMatchObject({
    draft: { arms: [{}, { what: { does: "differs", changes: {}, template: null, laterMinutes: 0 } }] },
  });
});

test("what cannot be read is marked where it stands", () => {
  const change = (change: object) => ({
    ...fields,
    arms: fields.arms.map((arm) => (arm.key === "b" ? { ...arm, ...change } : arm)),
  });
  const places = (changed: typeof fields) => {
    const read = readFields(changed);
    return read.ok ? [] : Object.keys(read.errors);
  };
  expect(places({ ...fields, name: " " })).toEqual(["name"]);
  expect(places(change({ name: "" }))).toEqual(["name-b"]);
  expect(places(change({ share: "half" }))).toContain("share-b");
  expect(places(change({ share: "40" }))).toEqual(["arms"]);
  expect(places(change({ imageUrl: "http://a.example/" }))).toEqual(["imageUrl-b"]);
  expect(places(change({ laterHours: "1000" }))).toEqual(["laterHours-b"]);
  expect(places(change({ laterHours: "1.5" }))).toEqual(["laterHours-b"]);
});

test("an arm more, or less, leaves the shares at a hundred", () => {
  const sum = (arms: typeof fields.arms) => arms.reduce((total, { share }) => total + Number(share), 0);
  const three = addArm(fields.arms);
  const four = addArm(three);
  expect([sum(three), sum(four)]).toEqual([100, 100]);
  expect(new Set(four.map(({ key }) => key)).size).toBe(4);
  expect(sum(removeArm(four, "b"))).toBe(100);
  expect(removeArm(four, "b").map(({ key }) => key)).not.toContain("b");
});

test("what an arm gets is said with all that differs", () => {
  expect(draft.arms.map(({ what }) => getsWords(what))).toEqual([
    "As it is meant",
    "Another message, subject “Hi”, heading “There”, no code, 2 hours later",
  ]);
});
