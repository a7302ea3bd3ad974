import { Resend } from "resend";
import { createResend, type ResendOptions } from "../index";

export const WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/** A sandbox on a free port with a clock moved by hand, and the official SDK pointed at it. */
export async function startStage(options: Partial<ResendOptions> = {}) {
  let now = new Date("2026-11-22T09:00:00.000Z");
  const sandbox = createResend({
    apiKeys: ["re_test"],
    requestsPerSecond: 1000,
    clock: () => now,
    ...(options.webhookUrl !== undefined && { webhookSecret: WEBHOOK_SECRET }),
    ...options,
  });
  const server = await sandbox.listen(0);
  return {
    sandbox,
    url: server.url,
    sdk: new Resend("re_test", { baseUrl: server.url }),
    /** Moves the clock and runs what has become due. */
    async pass(amount: { hours?: number; minutes?: number; seconds?: number }) {
      const { hours = 0, minutes = 0, seconds = 0 } = amount;
      now = new Date(now.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000);
      await sandbox.runDue();
    },
    async close() {
      await sandbox.close();
      await server.close();
    },
  };
}

export const welcome = {
  from: "Tessera <hello@tessera.example>",
  to: "Ada <ada@people.example>",
  subject: "Welcome back, Ada",
  html: '<p>Hello <a href="https://shop.example/?utm_source=tessera&amp;id=1">come in</a></p>',
  text: "Hello, come in",
};
