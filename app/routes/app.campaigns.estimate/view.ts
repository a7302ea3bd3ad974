import type { Estimate } from "~/components/campaigns/question";
import { skippedWords, waitingWords } from "~/components/campaigns/reason-words";
import { formatTime } from "~/components/dates";
import type { CampaignEstimate } from "~/domains/messages/index.server";

interface Around {
  /** Whether any message is chosen yet. */
  isChosen: boolean;
  timezone: string;
  /** The segments that have a message of their own. */
  chosenFor: readonly number[];
  segmentName(id: number): string;
  templateName(key: string): string;
}

/** An estimate in a merchant's words. */
export function viewEstimate(told: CampaignEstimate, around: Around): Estimate {
  const { audience, send, deferred, skipped, lookedAt } = told;
  return {
    outcome: "told",
    audience,
    willGet: send,
    deferred: deferred.map(({ reason, count, until }) => ({
      words: `${waitingWords(reason)}; the last of them about ${formatTime(until, around.timezone)}`,
      count,
    })),
    skipped: skipped.map(({ reason, count }) => ({ words: skippedWords(reason), count })),
    messages: around.isChosen ? messagesOf(told, around) : [],
    sampleSize: lookedAt < audience ? lookedAt : null,
    notices: noticesOf(told, around),
  };
}

function messagesOf({ parts }: CampaignEstimate, { chosenFor, segmentName, templateName }: Around) {
  const labelled = parts.map(({ segmentId, template, audience }) => {
    const who = segmentId !== null && chosenFor.includes(segmentId) ? `“${segmentName(segmentId)}”` : "Everybody else";
    return { label: `${who}: ${templateName(template)}`, count: audience };
  });
  // Everybody else may have come into the audience by several segments.
  const byLabel = Map.groupBy(labelled, ({ label }) => label);
  return [...byLabel].map(([label, all]) => ({ label, count: all.reduce((sum, { count }) => sum + count, 0) }));
}

function noticesOf({ audience, send, problem, allowedToday }: CampaignEstimate, { isChosen }: Around): string[] {
  const isSlow = problem === null && allowedToday !== null && send > allowedToday;
  return [
    ...(isChosen || audience === 0 ? [] : ["No message is chosen yet. What it is about decides, too, who gets it."]),
    ...(problem === null ? [] : [`Nothing goes out at present. ${problem}`]),
    ...(isSlow
      ? [
          `Your domain is still making a name for itself: ${allowedToday.toLocaleString("en-GB")} more mails may go out today, and the rest follows on the next days. What is too late by then is not sent.`,
        ]
      : []),
  ];
}
