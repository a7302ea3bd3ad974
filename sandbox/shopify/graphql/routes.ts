import { randomUUID } from "node:crypto";
import { type NextFunction, type Request, type Response, Router } from "express";
import { z } from "zod";
import type { TokenVault } from "../auth/tokens";
import type { BulkOperations } from "../bulk/bulk-operations";
import { HttpRefusal, type Installation, type Installations, type Perform } from "../installations";
import { answer, type GraphqlAnswer } from "./execute";
import { mutationRoot } from "./mutation-root";
import { queryRoot } from "./query-root";
import { adminSchema, versions } from "./schema";
import { StoreView } from "./store-view";

interface GraphqlOptions {
  installations: Installations;
  vault: TokenVault;
  bulk: BulkOperations;
  clock: () => Date;
  perform: Perform;
}

const Body = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

/** POST /admin/api/:version/graphql.json */
export function graphqlRoutes(options: GraphqlOptions): Router {
  const router = Router();
  router.post(
    "/admin/api/:version/graphql.json",
    (request: Request<{ version: string }>, response: Response, next: NextFunction) => {
      respond(options, request, response).catch(next);
    },
  );
  return router;
}

async function respond(
  options: GraphqlOptions,
  request: Request<{ version: string }>,
  response: Response,
): Promise<void> {
  const installation = options.installations.of(request);
  const { domain } = installation.store.shop;
  if (!options.vault.opens(domain, request.get("x-shopify-access-token") ?? "")) {
    throw new HttpRefusal(401, "[API] Invalid API key or access token (unrecognized login or wrong password)");
  }
  const { version } = request.params;
  const body = Body.safeParse(request.body);
  if (!body.success) throw new HttpRefusal(400, "The body has to be JSON with a `query`.");
  response.set("x-request-id", randomUUID()).set("x-shopify-api-version", version);
  response.json(await answerFor(options, installation, version, body.data));
}

function answerFor(
  options: GraphqlOptions,
  installation: Installation,
  version: string,
  body: z.infer<typeof Body>,
): Promise<GraphqlAnswer> {
  const { bulk, clock, perform } = options;
  const admin = adminSchema(version);
  if (!admin)
    throw new HttpRefusal(404, `The sandbox speaks ${versions().join(", ")} of the Admin API, not ${version}.`);
  const now = clock();
  const view = new StoreView(installation, now);
  return answer(
    { query: body.query, variables: body.variables ?? {}, operationName: body.operationName ?? null },
    {
      admin,
      granted: new Set(installation.scopes),
      bucket: installation.bucket,
      now,
      root: (operation) =>
        operation === "mutation"
          ? mutationRoot({
              view,
              installation,
              admin,
              bulk,
              perform: (action, input) => perform(installation, action, input),
            })
          : queryRoot(view, installation),
    },
  );
}
