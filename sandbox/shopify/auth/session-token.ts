import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** How long a session token is good for. */
const SESSION_TOKEN_SECONDS = 60;
const CLOCK_TOLERANCE_SECONDS = 10;

const Claims = z.object({
  iss: z.string(),
  dest: z.string(),
  aud: z.string(),
  sub: z.string(),
  exp: z.int(),
  nbf: z.int(),
  iat: z.int(),
  jti: z.string(),
  sid: z.string(),
});
export type SessionTokenClaims = z.infer<typeof Claims>;

export interface AppKeys {
  clientId: string;
  clientSecret: string;
}

interface Bearer {
  shop: string;
  userId: string;
  /** Sets this token apart from any other. */
  jti: string;
  sid: string;
}

/** The token that proves to the app which shop and user its page is open for: HS256 with the client secret. */
export function mintSessionToken({ clientId, clientSecret }: AppKeys, bearer: Bearer, now: Date): string {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const claims: SessionTokenClaims = {
    iss: `https://${bearer.shop}/admin`,
    dest: `https://${bearer.shop}`,
    aud: clientId,
    sub: bearer.userId,
    exp: issuedAt + SESSION_TOKEN_SECONDS,
    nbf: issuedAt,
    iat: issuedAt,
    jti: bearer.jti,
    sid: bearer.sid,
  };
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode(claims)}`;
  return `${signed}.${sign(signed, clientSecret)}`;
}

/** Reads a session token made for this app and shop. Null when anything about it is wrong: signature, time, addressee. */
export function readSessionToken(
  token: string,
  { clientId, clientSecret }: AppKeys,
  shop: string,
  now: Date,
): SessionTokenClaims | null {
  const [header, payload, signature, ...rest] = token.split(".");
  if (!header || !payload || !signature || rest.length > 0) return null;
  if (!equal(signature, sign(`${header}.${payload}`, clientSecret))) return null;
  const claims = decode(payload);
  if (!claims) return null;

  const seconds = now.getTime() / 1000;
  const inTime = claims.exp > seconds - CLOCK_TOLERANCE_SECONDS && claims.nbf <= seconds + CLOCK_TOLERANCE_SECONDS;
  const addressed =
    claims.aud === clientId && claims.dest === `https://${shop}` && claims.iss === `https://${shop}/admin`;
  return inTime && addressed ? claims : null;
}

function decode(payload: string): SessionTokenClaims | null {
  try {
    const parsed = Claims.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString()));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

function sign(text: string, secret: string): string {
  return createHmac("sha256", secret).update(text).digest("base64url");
}

function equal(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
