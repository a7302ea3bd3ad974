import { Router } from "express";
import { z } from "zod";
import type { TeamWebhooks } from "../webhooks/team-webhooks";
import { refuseWith } from "./answers";
import type { Guard, TeamHandler } from "./guard";
import { methodNotAllowed, missingField, webhookNotFound } from "./refusals";

const NewWebhook = z.object({ endpoint: z.url(), events: z.array(z.string()).min(1) });

/** Webhooks of a team: add and remove. */
export function webhookRoutes(guard: Guard, webhooks: TeamWebhooks): Router {
  const router = Router();
  const create: TeamHandler = (request, response, team) => {
    const body = NewWebhook.safeParse(request.body);
    if (!body.success) return refuseWith(response, missingField("endpoint"));
    const { id, secret } = webhooks.add(body.data.endpoint, team);
    response.status(201).json({ object: "webhook", id, signing_secret: secret });
  };
  const remove: TeamHandler = (request, response, team) => {
    const id = request.params["id"] ?? "";
    if (!webhooks.remove(id, team)) return refuseWith(response, webhookNotFound);
    response.json({ object: "webhook", id, deleted: true });
  };
  const refuseMethod = guard((_request, response) => refuseWith(response, methodNotAllowed));
  router.route("/webhooks").post(guard(create, "full")).all(refuseMethod);
  router.route("/webhooks/:id").delete(guard(remove, "full")).all(refuseMethod);
  return router;
}
