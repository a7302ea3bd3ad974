import { Router } from "express";
import { z } from "zod";
import type { Domains } from "../domains/domains";
import { refuseWith } from "./answers";
import { domainList, domainObject } from "./domain-object";
import type { Guard, TeamHandler } from "./guard";
import { domainNotFound, domainTaken, invalid, methodNotAllowed, missingField } from "./refusals";

const NewDomain = z.object({ name: z.string(), region: z.string().default("us-east-1") });
const domainName = /^([a-z0-9-]{1,63}\.)+[a-z][a-z0-9-]*$/;

/** Domains: add, list, read, verify, remove. */
export function domainRoutes(guard: Guard, domains: Domains): Router {
  const router = Router();
  const list: TeamHandler = (_request, response, team) => void response.json(domainList(domains.list(team)));

  const create: TeamHandler = (request, response, team) => {
    const body = NewDomain.safeParse(request.body);
    if (!body.success) return refuseWith(response, missingField("name"));
    const name = body.data.name.toLowerCase();
    if (!domainName.test(name)) return refuseWith(response, invalid("The `name` must be a valid domain."));
    const domain = domains.add(name, body.data.region, team);
    if (!domain) return refuseWith(response, domainTaken);
    response.status(201).json(domainObject(domain));
  };

  const retrieve: TeamHandler = (request, response, team) => {
    const domain = domains.find(request.params["id"] ?? "", team);
    if (!domain) return refuseWith(response, domainNotFound);
    response.json(domainObject(domain));
  };

  const verify: TeamHandler = (request, response, team) => {
    const domain = domains.find(request.params["id"] ?? "", team);
    if (!domain) return refuseWith(response, domainNotFound);
    domains.verify(domain);
    response.json({ object: "domain", id: domain.id });
  };

  const remove: TeamHandler = (request, response, team) => {
    const domain = domains.find(request.params["id"] ?? "", team);
    if (!domain) return refuseWith(response, domainNotFound);
    domains.remove(domain.id);
    response.json({ object: "domain", id: domain.id, deleted: true });
  };

  const full = (handler: TeamHandler) => guard(handler, "full");
  const refuseMethod = guard((_request, response) => refuseWith(response, methodNotAllowed));
  router.route("/domains").get(full(list)).post(full(create)).all(refuseMethod);
  router.route("/domains/:id").get(full(retrieve)).delete(full(remove)).all(refuseMethod);
  router.route("/domains/:id/verify").post(full(verify)).all(refuseMethod);
  return router;
}
