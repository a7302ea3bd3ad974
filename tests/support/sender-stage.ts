import { randomUUID } from "node:crypto";
import { env } from "~/env.server";
import { findDomain } from "~/domains/senders/index.server";
import { resendWebhooks } from "~/doors/resend-webhooks.server";
import { serveZones } from "../../sandbox/dns/server";
import { createZones, type Zones } from "../../sandbox/dns/zones";
import { createResend, sign, type ResendOptions, type ResendSandbox } from "../../sandbox/resend";
import { openDoor } from "./door";

/** A Resend and a DNS that the application under test asks, and that stand by what they were told. */
export interface SenderStage {
  resend: ResendSandbox;
  zones: Zones;
  /** Does what a merchant does in the panel of the DNS host: puts in every record the app shows. */
  publish(shopId: number): Promise<void>;
  /** Reports on a message of a shop, signed with a secret. @returns how the door answered */
  report(shopId: number, secret: string): Promise<number>;
  close(): Promise<void>;
}

/** Once per test file: where the application looks for Resend and for the DNS is set for the process. */
export async function openSenderStage(options: Partial<ResendOptions> = {}): Promise<SenderStage> {
  const zones = createZones();
  zones.put([{ type: "TXT", name: "amazonses.com", value: "v=spf1 ip4:199.255.192.0/22 -all" }]);
  const door = await openDoor(resendWebhooks);
  const resend = createResend({
    apiKeys: [env.RESEND_API_KEY],
    webhookUrl: door.url,
    webhookSecret: env.RESEND_WEBHOOK_SECRET,
    domains: [],
    requestsPerSecond: 1000,
    timeScale: 0,
    holdsRecord: ({ type, name, value }) => zones.find(type, name).some((record) => record.value === value),
    ...options,
  });
  const { close: stopListening } = await resend.listen(Number(new URL(env.RESEND_BASE_URL).port));
  const dns = await serveZones(zones, Number(env.DNS_SERVERS[0]?.split(":")[1]));
  return {
    resend,
    zones,
    publish: async (shopId) => {
      for (const record of (await findDomain(shopId))?.records ?? []) {
        const isThere = zones.find(record.type, record.name).some(({ value }) => value === record.value);
        if (!isThere) zones.put([record]);
      }
    },
    report: async (shopId, secret) => {
      const body = JSON.stringify({ type: "email.delivered", data: { tags: { shop: String(shopId) } } });
      const id = `msg_${randomUUID()}`;
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signature = sign(secret, { id, timestamp, body });
      const headers = { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": signature };
      return (await fetch(door.url, { method: "POST", headers, body })).status;
    },
    close: async () => {
      await resend.close();
      await stopListening();
      await dns.close();
      await door.close();
    },
  };
}
