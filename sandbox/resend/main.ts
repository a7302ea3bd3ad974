import { z } from "zod";
import { createResend } from "./create-resend";

const Environment = z.object({
  RESEND_SANDBOX_PORT: z.coerce.number().int().default(4600),
  RESEND_API_KEY: z.string().default("re_sandbox"),
  RESEND_WEBHOOK_URL: z.url().optional(),
  RESEND_WEBHOOK_SECRET: z.string().optional(),
  RESEND_SANDBOX_DOMAINS: z.string().optional(),
  RESEND_SANDBOX_DATA: z.string().optional(),
  RESEND_SANDBOX_TIME_SCALE: z.coerce.number().default(1),
});

const environment = Environment.parse(process.env);
const resend = createResend({
  apiKeys: [environment.RESEND_API_KEY],
  webhookUrl: environment.RESEND_WEBHOOK_URL,
  webhookSecret: environment.RESEND_WEBHOOK_SECRET,
  ...(environment.RESEND_SANDBOX_DOMAINS && { domains: environment.RESEND_SANDBOX_DOMAINS.split(",") }),
  dataFolder: environment.RESEND_SANDBOX_DATA,
  timeScale: environment.RESEND_SANDBOX_TIME_SCALE,
});
const { url } = await resend.listen(environment.RESEND_SANDBOX_PORT);
console.log(`Resend sandbox: point RESEND_BASE_URL at ${url}, read the mails at ${url}/`);
