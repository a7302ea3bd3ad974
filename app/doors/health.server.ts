import type { IncomingMessage, ServerResponse } from "node:http";
import { checkDatabase } from "~/jobs/queries.server";
import { answer } from "./answer";

/** `GET /healthz`: whether this process can do its work, for whoever restarts it otherwise. */
export async function ping(_request: IncomingMessage, response: ServerResponse): Promise<void> {
  const isWell = await checkDatabase().then(
    () => true,
    () => false,
  );
  answer(response, isWell ? 200 : 503, isWell ? "ok" : "the database does not answer");
}
