import express, { Router } from "express";
import { z } from "zod";
import type { Zones } from "./zones";

const Records = z.array(
  z.object({
    type: z.enum(["TXT", "MX", "CNAME"]),
    name: z.string(),
    value: z.string(),
    priority: z.number().nullish(),
  }),
);

/** The panel of a DNS host: `POST` puts records into the DNS of a made-up domain, once each. */
export function dnsHost(zones: Zones): Router {
  const router = Router();
  router.post("/", express.json(), (request, response) => {
    const records = Records.safeParse(request.body);
    if (!records.success) return void response.status(422).json({ message: z.prettifyError(records.error) });
    for (const record of records.data) {
      const isThere = zones.find(record.type, record.name).some(({ value }) => value === record.value);
      if (!isThere) zones.put([record]);
    }
    response.status(204).end();
  });
  return router;
}
