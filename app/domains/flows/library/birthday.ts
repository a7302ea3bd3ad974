import type { ReadyFlow } from "./model";
import { branch, memberOf, noEnds, path, send } from "./write";

export const birthday: ReadyFlow = {
  key: "birthday",
  name: "Birthday",
  what: "A wish on the day, at nine in the morning by their own clock, to those who told you their birthday. Of your best customers you are told, too.",
  segments: ["high-value"],
  content: (idOf) => ({
    trigger: { type: "date", of: "birthday", days: 0, minute: 540 },
    onlyIf: null,
    reentry: { rule: "after_days", days: 300 },
    ends: noEnds,
    steps: [
      // A wish that comes on the next day is none.
      send("wish", "birthday", 14 * 60),
      branch(
        "worth",
        [
          path("High value", memberOf(idOf("high-value")), [
            { id: "tell", type: "notify", words: "It is the birthday of one of your best customers" },
          ]),
        ],
        [],
      ),
    ],
  }),
};
