import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { type NextFunction, type Request, type Response, Router } from "express";
import { HttpRefusal } from "../installations";
import type { BulkOperations } from "./bulk-operations";

/** GET /bulk/:name, the address a finished operation names. Whoever knows it may read it, as with Shopify's. */
export function bulkRoutes(operations: BulkOperations): Router {
  const router = Router();
  router.get("/bulk/:name", (request: Request<{ name: string }>, response: Response, next: NextFunction) => {
    send(operations, request.params.name, response).catch(next);
  });
  return router;
}

async function send(operations: BulkOperations, name: string, response: Response): Promise<void> {
  if (!/^bulk-\d+-[0-9a-f]+\.jsonl$/.test(name)) throw new HttpRefusal(404, "No such result.");
  const file = operations.fileOf(name);
  await access(file).catch(() => {
    throw new HttpRefusal(404, "This result is gone.");
  });
  response.type("application/jsonl");
  await pipeline(createReadStream(file), response);
}
