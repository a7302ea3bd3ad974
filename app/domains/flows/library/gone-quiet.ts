import type { ReadyFlow } from "./model";
import { branch, memberOf, noEnds, path, send, untilOrder, waitDays, waitForWeekday } from "./write";

export const winBack: ReadyFlow = {
  key: "win-back",
  name: "Win back who went quiet",
  what: "Writes to who has not ordered for twice their usual time, before they are gone. An order ends it.",
  segments: [],
  content: () => ({
    trigger: { type: "segment_entered", segment: { segmentKey: "lifecycle-dormant" } },
    onlyIf: null,
    reentry: { rule: "every_time" },
    ends: untilOrder,
    steps: [send("win-back", "win-back")],
  }),
};

export const inactive: ReadyFlow = {
  key: "inactive-90",
  name: "Nothing for 90 days",
  what: "For who has neither ordered nor looked for 90 days. Add a coupon block to the message, and each gets one code of their own, once: who comes in again within a year gets no other. Of your best customers you are told a week later.",
  segments: ["high-value"],
  content: (idOf) => ({
    trigger: { type: "segment_entered", segment: { segmentKey: "inactive-90" } },
    onlyIf: null,
    reentry: { rule: "after_days", days: 365 },
    ends: { ...untilOrder, onLeaving: true },
    steps: [
      waitForWeekday("tuesday", 1, 10),
      send("come-back", "win-back"),
      waitDays("week", 7),
      branch(
        "worth",
        [
          path("High value", memberOf(idOf("high-value")), [
            {
              id: "tell",
              type: "notify",
              words: "One of your best customers has been away for 90 days: write yourself",
            },
          ]),
        ],
        [],
      ),
    ],
  }),
};

export const sunsetGoodbye: ReadyFlow = {
  key: "sunset-goodbye",
  name: "Goodbye, unless",
  what: "Once, to who got mail for half a year without a click or an order: it asks whether to go on. It goes out although the rule for silent addresses holds everything else back.",
  segments: [],
  content: () => ({
    trigger: { type: "segment_entered", segment: { segmentKey: "mail-without-answer" } },
    onlyIf: null,
    reentry: { rule: "after_days", days: 365 },
    ends: { ...noEnds, onLeaving: true },
    steps: [waitForWeekday("tuesday", 1, 10), { ...send("goodbye", "sunset-goodbye"), evenIfQuiet: true }],
  }),
};
