import type { ActionFunctionArgs } from "@remix-run/node";
import type { ClientActionFunctionArgs } from "@remix-run/react";
import { z } from "zod";
import { attempt } from "~/components/attempt";
import type { Told } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { answer, incomplete, refuse } from "~/doors/tell.server";
import { sendAgain } from "~/domains/messages/index.server";
import type { Resent } from "~/domains/messages/model";

const Wish = z.strictObject({ message: z.string().regex(/^\d{1,18}$/), sure: z.enum(["yes", "no"]) });

/** Sends a message of the ledger again; asked by the page of messages. */
export async function action({ request }: ActionFunctionArgs) {
  const { id } = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse(incomplete);
  return answer(answers[await sendAgain(id, form.data.message, form.data.sure === "yes", new Date())]);
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);

const answers: Record<Resent, Told> = {
  queued: { problem: false, words: "The message waits for its turn" },
  unsure: { problem: true, words: "Nobody knows whether it was sent; say that you want it sent again all the same" },
  not_possible: { problem: true, words: "This message cannot be sent again; reload the page to see how it stands" },
};
