import { formatTime } from "~/components/dates";
import { explainMessage } from "~/components/message-words";
import type { RecipientRow } from "~/domains/reports/index.server";
import type { MessageState } from "~/domains/messages/model";

/** Where a recipient stands, in the words in which messages are told of. */
export function explainRecipient(row: RecipientRow, timezone: string): { state: MessageState; explained: string } {
  // Who was never handed over stands nowhere in the ledger: as one that waits, or that was skipped.
  const state = row.isSkipped ? "skipped" : (row.state ?? "queued");
  const clocks = { timezone, shopperTimezone: row.shopperTimezone };
  if (row.state === null && !row.isSkipped) {
    return { state, explained: `Waits until ${formatTime(row.dueAt, timezone)}, because it is not their turn yet` };
  }
  return { state, explained: explainMessage({ ...row, state }, clocks) };
}

/** A recipient as the table shows it. */
export function viewRecipient(row: RecipientRow, timezone: string) {
  const { id, profileId, name, email, template, segment, inTrial, settledAt, feedback } = row;
  return {
    ...{ id, template, segment, inTrial, feedback },
    who: { id: profileId, name, email },
    at: settledAt ? formatTime(settledAt, timezone) : "",
    ...explainRecipient(row, timezone),
  };
}
export type RecipientView = ReturnType<typeof viewRecipient>;
