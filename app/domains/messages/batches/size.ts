import { priorities } from "./model";

/** As many as Resend takes in one request. */
const mostInOne = 100;
/** Of mails that a flow sends: when nobody knows what became of a request, few wait for the answer. */
const mostOfFlow = 20;

/** How many messages of a priority go into one request; `allowed` is how many the shop may still send today. */
export function batchSize(priority: number, allowed: number): number {
  if (priority === priorities.askedFor) return Math.min(1, allowed);
  return Math.min(priority === priorities.flow ? mostOfFlow : mostInOne, allowed);
}
