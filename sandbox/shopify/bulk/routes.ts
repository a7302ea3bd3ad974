import { createReadStream } from "node:fs";
import { access, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { type NextFunction, type Request, type Response, Router } from "express";
import type { Faults } from "../faults";
import { HttpRefusal } from "../installations";
import type { BulkOperations } from "./bulk-operations";

/** GET /bulk/:name, the address a finished operation names. Whoever knows it may read it, as with Shopify's. */
export function bulkRoutes(operations: BulkOperations, faults: Faults): Router {
  const router = Router();
  router.get("/bulk/:name", (request: Request<{ name: string }>, response: Response, next: NextFunction) => {
    send(operations, faults, request.params.name, response).catch(next);
  });
  return router;
}

async function send(operations: BulkOperations, faults: Faults, name: string, response: Response): Promise<void> {
  if (!/^bulk-\d+-[0-9a-f]+\.jsonl$/.test(name)) throw new HttpRefusal(404, "No such result.");
  const file = operations.fileOf(name);
  await access(file).catch(() => {
    throw new HttpRefusal(404, "This result is gone.");
  });
  response.type("application/jsonl");
  if (!faults.takeCutBulkDownload()) return pipeline(createReadStream(file), response);
  const { size } = await stat(file);
  await pipeline(createReadStream(file, { end: Math.floor(size / 2) }), response, { end: false });
  response.destroy();
}
