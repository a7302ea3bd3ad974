import type { ReadyFlow } from "./model";
import { branch, noEnds, path, send, waitDays, waitForWeekday, when } from "./write";

export const vipEarlyAccess: ReadyFlow = {
  key: "vip-early-access",
  name: "Early access for your best",
  what: "Whoever becomes loyal sees first what is new, on a Thursday morning. Keep to it: tell everybody else later.",
  segments: [],
  content: () => ({
    trigger: { type: "segment_entered", segment: { segmentKey: "lifecycle-loyal" } },
    onlyIf: null,
    reentry: { rule: "after_days", days: 180 },
    ends: { ...noEnds, onLeaving: true },
    steps: [
      waitForWeekday("thursday", 3, 10),
      branch(
        "reads",
        [path("Clicked lately", when("message_clicked MATCHES (date >= -14d)"), [])],
        [waitDays("less-often", 7)],
      ),
      send("early", "vip-early-access"),
    ],
  }),
};

export const highValue: ReadyFlow = {
  key: "high-value-fortnight",
  name: "Fourteen days for high value",
  what: "Two weeks for who has become one of your best: early access, then what suits their answers or how to get more out of what they have, then what completes it. Who is no longer high value leaves it.",
  segments: [],
  content: () => ({
    trigger: { type: "segment_entered", segment: { segmentKey: "high-value" } },
    onlyIf: null,
    reentry: { rule: "every_time" },
    ends: { ...noEnds, onLeaving: true },
    steps: [
      send("early", "vip-early-access"),
      waitDays("four", 4),
      branch(
        "answers",
        [path("Answered a quiz", when("quiz_answered MATCHES (date >= -180d)"), [send("result", "quiz-result")])],
        [send("how-to", "how-to")],
      ),
      waitDays("ten", 10),
      send("set", "cross-sell"),
    ],
  }),
};
