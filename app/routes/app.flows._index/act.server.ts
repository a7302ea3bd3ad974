import { z } from "zod";
import { notFound } from "~/doors/require-shop.server";
import { refuse, tell } from "~/doors/tell.server";
import { findFlow, moveFlow, setFlowEnabled, takeBackFlow } from "~/domains/flows/index.server";
import { findSenderState } from "~/domains/senders/index.server";
import { Serial } from "~/lib/serial";

/** What a merchant can want of one of their flows in the list. Without a word: that it is taken back. */
export const Wish = z.union([
  z.strictObject({ flowId: Serial, turn: z.enum(["on", "off"]) }),
  z.strictObject({ flowId: Serial, move: z.enum(["up", "down"]) }),
  z.strictObject({ flowId: Serial }),
]);
export type Wish = z.infer<typeof Wish>;

export async function act(shopId: number, wish: Wish, now: Date) {
  if ("turn" in wish) return turn(shopId, wish.flowId, wish.turn === "on", now);
  if ("move" in wish) {
    if (!(await moveFlow(shopId, wish.flowId, wish.move))) throw notFound();
    return tell("The order is kept");
  }
  if (!(await takeBackFlow(shopId, wish.flowId))) throw notFound();
  return tell("Taken back. It is off until you turn it on");
}

async function turn(shopId: number, flowId: number, isOn: boolean, now: Date) {
  const flow = await findFlow(shopId, flowId);
  if (!flow) throw notFound();
  const { problem } = await findSenderState(shopId, now);
  if (isOn && problem) return refuse(problem);
  if (isOn && flow.version === 0) return refuse("Publish the flow first, then turn it on");
  if (!(await setFlowEnabled(shopId, flowId, isOn ? now : null))) throw notFound();
  return tell(`The flow is ${isOn ? "on" : "off"}`);
}
