import express, { type Request, type Response, Router } from "express";
import { z } from "zod";
import type { Faults } from "../faults";
import { HttpRefusal, type Installations, type Perform } from "../installations";
import { Disturbance } from "../webhooks/disturb";
import type { WebhookDeliverer } from "../webhooks/deliver";
import { namedActions } from "./actions";

interface ControlOptions {
  installations: Installations;
  faults: Faults;
  webhooks: WebhookDeliverer;
  perform: Perform;
}

const FaultOrder = z.object({
  dropRefreshResponses: z.int().min(0).default(0),
  failBulkOperations: z.int().min(0).default(0),
  loseBulkWebhooks: z.int().min(0).default(0),
  holdWebhooks: z.boolean().optional(),
  /** Null ends the disturbance. */
  disturbWebhooks: z
    .object({
      seed: z.int(),
      lossRate: z.number().min(0).max(1).default(0),
      duplicateRate: z.number().min(0).max(1).default(0),
      maxDelayMs: z.int().min(0).default(0),
      shuffle: z.boolean().default(false),
    })
    .nullable()
    .optional(),
});

/** Doors for tests and demonstrations in other processes; Shopify has nothing like them. */
export function controlRoutes({ installations, faults, webhooks, perform }: ControlOptions): Router {
  const router = Router();
  router.use("/sandbox", express.json());

  router.post(
    "/sandbox/stores/:shop/actions/:action",
    (request: Request<{ shop: string; action: string }>, response: Response) => {
      const installation = installations.get(request.params.shop);
      const action = namedActions[request.params.action];
      if (!action)
        throw new HttpRefusal(404, `There is no such action; there are ${Object.keys(namedActions).join(", ")}.`);
      const input: unknown = request.body;
      response.json({ result: perform(installation, action, input) });
    },
  );

  router.post("/sandbox/faults", (request: Request, response: Response) => {
    const order = FaultOrder.parse(request.body);
    faults.dropRefreshResponses(order.dropRefreshResponses);
    faults.failBulkOperations(order.failBulkOperations);
    faults.loseBulkWebhooks(order.loseBulkWebhooks);
    if (order.disturbWebhooks !== undefined) {
      faults.disturbance = order.disturbWebhooks && new Disturbance(order.disturbWebhooks);
    }
    if (order.holdWebhooks === true) webhooks.hold();
    if (order.holdWebhooks === false) webhooks.release();
    response.json({ ordered: order });
  });

  router.get("/sandbox/deliveries", (_request: Request, response: Response) => {
    response.json(webhooks.deliveries);
  });

  return router;
}
