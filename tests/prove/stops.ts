import { randomFrom } from "../../sandbox/factories/random";
import { freePort } from "../../scripts/setup/processes";

const shops = 50;
const peopleEach = 200;

/**
 * Ten thousand people who unsubscribe, complain or are erased at every moment of the sending of their mail: no first
 * attempt begins more than five seconds after that has been acknowledged.
 */
export async function prove(): Promise<string[]> {
  process.env["RESEND_BASE_URL"] = `http://127.0.0.1:${await freePort(0)}`;
  const { openMailingShop } = await import("../support/mailing");
  const { openSendingStage } = await import("../support/sending-stage");
  const { stopWhileSending } = await import("../support/stopping");
  const stage = await openSendingStage();
  const sums = { before: 0, between: 0, after: 0, tooLate: 0, lost: 0 };
  for (let n = 0; n < shops; n++) {
    const shopId = await openMailingShop(`stops-${n}.myshopify.com`, new Date());
    const told = await stopWhileSending(shopId, peopleEach, randomFrom(n, "stops"), stage);
    for (const name of ["before", "between", "after", "tooLate", "lost"] as const) sums[name] += told[name];
    stage.forget();
  }
  await stage.close();
  const { before, between, after, tooLate, lost } = sums;
  if (tooLate + lost > 0) throw new Error(`${tooLate} mails too late, ${lost} lost`);
  return [
    `${shops * peopleEach} people, of whom stopped before the decision ${before}, between it and the post ${between}, after it ${after}`,
    `first attempts more than 5 s after the acknowledgement: ${tooLate}; lost: ${lost}`,
  ];
}
