import type { Diagnosis, Says } from "./model";

/** A diagnosis as a merchant reads it. */
export interface DiagnosisTold {
  headline: string;
  /** What speaks for it, each a sentence. */
  because: string[];
  /** What to try next, as the cheapest test of it, and what the button says; null when there is nothing to try. */
  next: { words: string; button: string } | null;
}

export function tellDiagnosis({ says, facts, usual }: Diagnosis): DiagnosisTold {
  return { headline: headlines[says], because: [...figures(facts, usual), ...meaning(says)], next: nexts[says] };
}

const headlines: Record<Says, string> = {
  definition: "It seems to mean the wrong shoppers",
  message: "The message seems to be what is weak",
  timing: "The mail seems to come too late",
  fine: "Nothing is wrong that shows",
  unknown: "There is not enough to tell yet",
};

const nexts: Record<Says, DiagnosisTold["next"]> = {
  definition: {
    words:
      "Let chance decide who is treated by this segment and who as if in none: that shows whether it means the right people.",
    button: "Compare with the same for all",
  },
  message: {
    words: "Change one thing that is seen first, the subject or the heading, for half of the shoppers.",
    button: "Compare two messages",
  },
  timing: {
    words:
      "Write half of the shoppers at another time; if many have bought before the mail comes, shorten the wait before it too.",
    button: "Compare two times",
  },
  fine: null,
  unknown: {
    words:
      "Nothing costs less than to wait. If you would rather know soon whether it brings orders at all, leave a few out by chance.",
    button: "Leave a few out",
  },
};

function figures(
  { sent, delivered, clicked, orderedAfterClick, late, people, buyers }: Diagnosis["facts"],
  usual: Diagnosis["usual"],
): string[] {
  if (sent === 0) return ["No mail has gone out because of it in the last 90 days."];
  return [
    `${number(sent)} mails went out and ${number(delivered)} arrived.`,
    `${percentOf(clicked, delivered)} of those that arrived were clicked; ${percent(usual.clickRate)} is usual in your shop.`,
    ...(clicked > 0
      ? [`${percentOf(orderedAfterClick, clicked)} of those who clicked ordered; ${percent(usual.orderRate)} is usual.`]
      : []),
    `${percentOf(late, sent)} came when the shopper had ordered or left the segment meanwhile; ${percent(usual.lateRate)} is usual.`,
    `${percentOf(buyers, people)} of those written to bought something in the month around it, by mail or not; ${percent(usual.buyerRate)} is usual.`,
  ];
}

function meaning(says: Says): string[] {
  switch (says) {
    case "definition":
      return ["They read but hardly buy, with or without mail: so it is who they are, and not what they are told."];
    case "message":
      return ["They buy as others do, but hardly click: so it is what they are told, and not who they are."];
    case "timing":
      return ["Much of it comes when it is over: so it is when they are told."];
    case "fine":
    case "unknown":
      return [];
    default:
      return says satisfies never;
  }
}

function number(count: number): string {
  return count.toLocaleString("en-GB");
}

function percentOf(part: number, whole: number): string {
  return whole === 0 ? "–" : percent(part / whole);
}

function percent(share: number): string {
  return `${(share * 100).toLocaleString("en-GB", { maximumFractionDigits: share < 0.1 ? 1 : 0 })} %`;
}
