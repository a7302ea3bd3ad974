import { keepListFigures } from "~/domains/imports/index.server";
import { weigh } from "~/domains/senders/index.server";
import { countFirstMail } from "../first-mail/queries.server";
import { countOutcomes, countSent } from "./queries.server";

/** Lets the sender be judged by what became of its mail. To be done whenever Resend has reported something. */
export async function weighOutcomes(shopId: number, now: Date): Promise<void> {
  await weigh(
    shopId,
    async (from, since, tx) => ({
      figures: await countOutcomes(shopId, from, tx),
      sentSince: await countSent(shopId, since, tx),
    }),
    now,
  );
  await keepListFigures(shopId, (importId) => countFirstMail(shopId, importId));
}
