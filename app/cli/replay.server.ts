import { createHash, createHmac, randomUUID } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, join } from "node:path";
import { shopifyWebhooks } from "~/doors/shopify-webhooks.server";
import { env } from "~/env.server";
import { topicOfFile } from "./topic-of-file";
import { print, tell } from "./output";
import { Problem } from "./problem";
import { requireShop } from "./shop.server";

interface Sent {
  file: string;
  topic: string;
  status: number;
}

/** `replay`: files of webhook bodies, sent through the signed door as Shopify would send them. */
export async function replay(path: string, options: { shop: string; again?: boolean; json?: boolean }): Promise<void> {
  const shop = await requireShop(options.shop);
  const files = await filesIn(path);
  const door = await openDoor();
  const sent: Sent[] = [];
  try {
    for (const file of files) {
      const topic = topicOfFile(basename(file));
      if (!topic) tell(`${basename(file)}: left out, its name is not a topic's (orders_create.json)`);
      else
        sent.push({
          file: basename(file),
          topic,
          status: await send(door.url, file, topic, shop.domain, options.again),
        });
    }
  } finally {
    door.close();
  }
  const taken = sent.filter(({ status }) => status === 200).length;
  const lines = sent.map(({ file, topic, status }) => `${status}  ${topic.padEnd(44)} ${file}`);
  print({ sent, taken }, [...lines, `${taken} of ${sent.length} taken in`].join("\n"), options.json);
}

async function filesIn(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Problem(`There is no file or folder ${path}`);
  if (!found.isDirectory()) return [path];
  return (await readdir(path))
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => join(path, name));
}

/** The same file is the same delivery, unless it is to be sent again as a new one. */
async function send(url: string, file: string, topic: string, shop: string, again = false): Promise<number> {
  const body = await readFile(file);
  const { mtime } = await stat(file);
  const response = await fetch(url, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-shopify-topic": topic,
      "x-shopify-shop-domain": shop,
      "x-shopify-webhook-id": again ? randomUUID() : createHash("sha256").update(topic).update(body).digest("hex"),
      "x-shopify-triggered-at": mtime.toISOString(),
      "x-shopify-hmac-sha256": createHmac("sha256", env.SHOPIFY_API_SECRET).update(body).digest("base64"),
    },
  });
  await response.text();
  return response.status;
}

async function openDoor(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    shopifyWebhooks(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/webhooks/shopify`, close: () => server.close() };
}
