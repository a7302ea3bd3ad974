import { z } from "zod";

const EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const TOKEN_TYPE = "urn:shopify:params:oauth:token-type";
const OFFLINE = `${TOKEN_TYPE}:offline-access-token` as const;
const ONLINE = `${TOKEN_TYPE}:online-access-token` as const;
const ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";

const client = { client_id: z.string(), client_secret: z.string() };
const expiring = z.enum(["0", "1"]).default("0");

const Exchange = z.object({
  ...client,
  grant_type: z.literal(EXCHANGE),
  subject_token: z.string(),
  subject_token_type: z.enum([ID_TOKEN, OFFLINE]),
  requested_token_type: z.enum([OFFLINE, ONLINE]).default(OFFLINE),
  expiring,
});

const Refresh = z.object({ ...client, grant_type: z.literal("refresh_token"), refresh_token: z.string() });

const Body = z.discriminatedUnion("grant_type", [Exchange, Refresh]);

interface Client {
  clientId: string;
  clientSecret: string;
}

export type GrantRequest = Client &
  (
    | { asks: "exchange"; sessionToken: string; kind: "offline" | "expiring" | "online" }
    | { asks: "migration"; lastingToken: string }
    | { asks: "refresh"; refreshToken: string }
  );

/** Reads the body of a request for a token; null when it is none that Shopify knows. */
export function readGrantRequest(body: unknown): GrantRequest | null {
  const parsed = Body.safeParse(body);
  if (!parsed.success) return null;
  const { data } = parsed;
  const from = { clientId: data.client_id, clientSecret: data.client_secret };
  if (data.grant_type === "refresh_token") return { ...from, asks: "refresh", refreshToken: data.refresh_token };
  if (data.subject_token_type === OFFLINE) return { ...from, asks: "migration", lastingToken: data.subject_token };
  const offline = data.expiring === "1" ? "expiring" : "offline";
  const kind = data.requested_token_type === ONLINE ? "online" : offline;
  return { ...from, asks: "exchange", sessionToken: data.subject_token, kind };
}
