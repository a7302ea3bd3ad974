import express, { type Request } from "express";
import { z } from "zod";
import { listen } from "../listen";

const Payload = z.looseObject({
  type: z.string(),
  created_at: z.string(),
  data: z.looseObject({ email_id: z.string() }),
});

export interface ReceivedWebhook {
  readonly headers: { readonly id: string; readonly timestamp: string; readonly signature: string };
  readonly body: string;
  readonly payload: z.infer<typeof Payload>;
}

/** A webhook endpoint that keeps what it gets; `answerWith` chooses the status of each answer. */
export async function startReceiver(answerWith: (request: Request, count: number) => number = () => 200) {
  const received: ReceivedWebhook[] = [];
  const app = express().post("/webhooks", express.text({ type: "application/json" }), (request, response) => {
    const body = z.string().parse(request.body);
    const header = (name: string) => request.get(name) ?? "";
    received.push({
      headers: { id: header("svix-id"), timestamp: header("svix-timestamp"), signature: header("svix-signature") },
      body,
      payload: Payload.parse(JSON.parse(body)),
    });
    response.status(answerWith(request, received.length)).end();
  });
  const { url, close } = await listen(app, 0);
  return { url: `${url}/webhooks`, received, types: () => received.map(({ payload }) => payload.type), close };
}
