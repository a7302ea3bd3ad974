import type { ReadyFlow } from "./model";
import { branch, path, send, untilOrder, waitDays, when } from "./write";

export const replenishment: ReadyFlow = {
  key: "replenishment",
  name: "Time for more",
  what: "Three days before somebody usually orders again; on the day itself, where the habit is young. Only for goods that are used up.",
  segments: [],
  content: () => ({
    trigger: { type: "date", of: "expected_next_order", days: -3, minute: 600 },
    onlyIf: when("number_of_orders >= 2"),
    reentry: { rule: "after_days", days: 14 },
    ends: untilOrder,
    steps: [
      branch("habit", [path("Orders again and again", when("number_of_orders >= 4"), [])], [waitDays("on-the-day", 3)]),
      send("more", "replenishment", 3 * 24 * 60),
    ],
  }),
};
