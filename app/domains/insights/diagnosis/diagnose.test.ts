import { expect, test } from "vitest";
import { diagnoseMany } from "../../../../tests/support/watch/diagnoses";
import { diagnose } from "./diagnose";
import { tellDiagnosis } from "./diagnosis-words";
import { faults, type Benchmark } from "./model";

const others: Benchmark = {
  ...{ sent: 5000, delivered: 4900, clicked: 245, orderedAfterClick: 25, late: 400, people: 5000, buyers: 600 },
};
const mail = {
  sent: 1000,
  delivered: 980,
  clicked: 49,
  orderedAfterClick: 5,
  late: 80,
  people: 1000,
  buyers: 120,
  swing: 1,
};

test("mail that does as all other mail has nothing wrong with it", () => {
  expect(diagnose(mail, others).says).toBe("fine");
});

test("who buy but do not click are told the wrong thing", () => {
  expect(diagnose({ ...mail, clicked: 15, orderedAfterClick: 2, buyers: 115 }, others).says).toBe("message");
});

test("who hardly buy, though they click, are not who is meant", () => {
  expect(diagnose({ ...mail, clicked: 35, orderedAfterClick: 1, buyers: 35 }, others).says).toBe("definition");
});

test("mail that finds half of its readers gone comes too late", () => {
  expect(diagnose({ ...mail, clicked: 30, orderedAfterClick: 3, late: 450 }, others).says).toBe("timing");
});

test("of little mail nothing is said, however poor it looks", () => {
  const little = {
    sent: 50,
    delivered: 50,
    clicked: 0,
    orderedAfterClick: 0,
    late: 45,
    people: 50,
    buyers: 0,
    swing: 1,
  };
  const found = diagnose(little, others);
  expect(found.says).toBe("unknown");
  expect(tellDiagnosis(found)).toMatchObject({
    headline: "There is not enough to tell yet",
    next: { button: "Leave a few out" },
  });
  expect(diagnose({ ...little, sent: 0, delivered: 0, late: 0, people: 0 }, others).says).toBe("unknown");
});

test("the chances of all explanations add up to one", () => {
  const { chances } = diagnose(mail, others);
  expect(Object.values(chances).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
});

test.each(faults)("a planted fault of the %s is named four times in five, in shops of all habits", (fault) => {
  const said = diagnoseMany(fault, 2000, 100, 3);
  expect(said.filter((one) => one === fault).length).toBeGreaterThanOrEqual(80);
});

test("where nothing is wrong hardly anything is blamed, with much mail and with little", () => {
  for (const mails of [100, 2000]) {
    const said = diagnoseMany(null, mails, 100, 3);
    expect(said.filter((one) => one !== "fine" && one !== "unknown").length).toBeLessThanOrEqual(8);
  }
});
