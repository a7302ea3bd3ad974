import express, { Router } from "express";
import { z } from "zod";
import { route } from "../api/answers";
import { Behaviour } from "../delivery/behaviour";
import { domainStatuses } from "../domains/model";
import { Fault } from "../faults/model";
import type { ResendControls } from "./controls";

const FaultList = z.union([Fault.transform((fault) => [fault]), z.array(Fault)]);
const DomainChoice = z.object({ status: z.enum(domainStatuses).nullable() });
const BehaviourChoice = Behaviour.nullable();

/** What tests steer the sandbox with, over HTTP. None of it needs an API key. */
export function controlRoutes(controls: ResendControls): Router {
  const router = Router();
  router.use(express.json({ strict: false }));

  router.get(
    "/mails",
    route((request, response) => {
      const { q } = request.query;
      response.json(controls.mails(typeof q === "string" ? q : ""));
    }),
  );
  router.delete(
    "/mails",
    route((_request, response) => {
      controls.clear();
      response.status(204).end();
    }),
  );

  router.get(
    "/deliveries",
    route((_request, response) => void response.json(controls.deliveries())),
  );
  router.post(
    "/deliveries/:id/replay",
    route(async (request, response) => {
      const delivery = await controls.replay(request.params["id"] ?? "");
      if (delivery) response.json(delivery);
      else response.status(404).json({ message: "There is no such delivery." });
    }),
  );

  router.get(
    "/faults",
    route((_request, response) => void response.json(controls.faults.list())),
  );
  router.post(
    "/faults",
    route((request, response) => {
      const faults = FaultList.safeParse(request.body);
      if (!faults.success) return void response.status(422).json({ message: z.prettifyError(faults.error) });
      for (const fault of faults.data) controls.faults.add(fault);
      response.json(controls.faults.list());
    }),
  );
  router.delete(
    "/faults",
    route((_request, response) => {
      controls.faults.clear();
      response.status(204).end();
    }),
  );

  router.put(
    "/domains/:name",
    route((request, response) => {
      const choice = DomainChoice.safeParse(request.body);
      if (!choice.success) return void response.status(422).json({ message: z.prettifyError(choice.error) });
      controls.decideDomain(request.params["name"] ?? "", choice.data.status);
      response.json(choice.data);
    }),
  );

  router.put(
    "/behaviour",
    route((request, response) => {
      const behaviour = BehaviourChoice.safeParse(request.body);
      if (!behaviour.success) return void response.status(422).json({ message: z.prettifyError(behaviour.error) });
      controls.behave(behaviour.data);
      response.json(behaviour.data);
    }),
  );

  return router;
}
