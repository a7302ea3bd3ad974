import { z } from "zod";

const url = z.url({ error: "must be a URL such as https://tessera.example.com" });
const thirtyTwoBytes = z
  .string({ error: "must be set: 32 random bytes, `openssl rand -base64 32`" })
  .refine(
    (value) => Buffer.from(value, "base64").length === 32,
    "must be 32 bytes in base64: `openssl rand -base64 32`",
  );

const Environment = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  PROCESS: z.enum(["web", "worker", "all"]).default("all"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DATABASE_URL: z.string({ error: "must be set: postgresql://user:password@host:5432/name" }).startsWith("postgres"),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  APP_SECRET: thirtyTwoBytes,
  SHOPIFY_APP_URL: url,
  SHOPIFY_API_KEY: z.string({ error: "must be set: the app's client id, from the Partner Dashboard" }).min(1),
  SHOPIFY_API_SECRET: z.string({ error: "must be set: the app's client secret, from the Partner Dashboard" }).min(1),
  SHOPIFY_API_SECRET_FORMER: z.string().optional(),
  APP_BRIDGE_URL: url.default("https://cdn.shopify.com/shopifycloud/app-bridge.js"),
  RESEND_API_KEY: z.string({ error: "must be set: an API key with sending access, from Resend" }).min(1),
  RESEND_WEBHOOK_SECRET: z
    .string({ error: "must be set: the signing secret of the webhook endpoint, from Resend" })
    .startsWith("whsec_", "must start with whsec_: the signing secret of the webhook endpoint, from Resend"),
  RESEND_BASE_URL: url.default("https://api.resend.com"),
  DNS_SERVERS: z
    .string()
    .default("")
    .transform((list) =>
      list
        .split(",")
        .map((server) => server.trim())
        .filter((server) => server !== ""),
    ),
});

export type Environment = z.infer<typeof Environment>;

/** Reads the environment. Throws one error that lists every problem with what to set. */
export function readEnvironment(source: NodeJS.ProcessEnv): Environment {
  const result = Environment.safeParse(source);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `  ${issue.path.join(".")} ${issue.message}`);
  throw new Error(`The environment is not complete (see .env.example):\n${problems.join("\n")}`);
}

export const env = readEnvironment(process.env);
