import { sheetTime } from "~/components/dates";
import { listRecipientsAfter, type RecipientFilter, type RecipientRow } from "~/domains/reports/index.server";
import { csvBegin, csvLine } from "~/lib/csv";
import { explainRecipient } from "../app.campaigns.$campaignId_.recipients/view";

const atATime = 500;

interface File {
  timezone: string;
  filter: RecipientFilter;
}

/** The recipients as a file, made as it is read: however many there are, a few hundred are held at a time. */
export function recipientsFile(shopId: number, campaignId: number, { timezone, filter }: File): ReadableStream {
  const encoder = new TextEncoder();
  let after: string | null = null;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(csvBegin + csvLine(columns)));
    },
    async pull(controller) {
      const rows: RecipientRow[] = await listRecipientsAfter(shopId, campaignId, { ...filter, limit: atATime, after });
      const lines = rows.map((row) => csvLine(cellsOf(row, timezone))).join("");
      controller.enqueue(encoder.encode(lines));
      after = rows.at(-1)?.id ?? after;
      if (rows.length < atATime) controller.close();
    },
  });
}

const columns = ["Shopper", "Email", "Message", "Because of", "In the trial", "State", "Explained", "Settled"];

function cellsOf(row: RecipientRow, timezone: string): string[] {
  const { state, explained } = explainRecipient(row, timezone);
  const { name, email, template, segment, inTrial, settledAt } = row;
  const settled = settledAt ? sheetTime(settledAt, timezone) : "";
  return [name, email ?? "", template, segment ?? "", inTrial ? "yes" : "no", state, explained, settled];
}
