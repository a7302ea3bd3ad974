// The plainest that takes mail as Resend does, in a process of its own: it counts what it accepts by message, and keeps
// nothing else. Told a limit, it refuses what is beyond it.
import { createServer } from "node:http";

let perSecond = 0;
let tokens = 0;
let filledAt = performance.now();
/** @type {Map<string, number>} */
let accepted = new Map();
let doubled = 0;
let refused = 0;
let first = 0;
let last = 0;
let requests = 0;

const server = createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const limit = { "ratelimit-limit": String(perSecond || 1000), "content-type": "application/json" };
    if (!takeToken()) {
      refused += 1;
      const words = { statusCode: 429, name: "rate_limit_exceeded", message: "Too many requests" };
      return response.writeHead(429, { ...limit, "retry-after": "1" }).end(JSON.stringify(words));
    }
    last = performance.now();
    first ||= last;
    requests += 1;
    const body = Buffer.concat(chunks).toString();
    const ids = [...body.matchAll(/"name":"message","value":"([^"]+)"/g)].map(([, id]) => id);
    for (const id of ids) {
      const times = (accepted.get(id) ?? 0) + 1;
      accepted.set(id, times);
      if (times === 2) doubled += 1;
    }
    const data = ids.map((id) => ({ id: `mail-${id}` }));
    response.writeHead(200, limit).end(JSON.stringify(body.startsWith("[") ? { data } : data[0]));
  });
});

function takeToken() {
  if (perSecond === 0) return true;
  const now = performance.now();
  tokens = Math.min(perSecond, tokens + ((now - filledAt) / 1000) * perSecond);
  filledAt = now;
  if (tokens < 1) return false;
  tokens -= 1;
  return true;
}

process.on("message", (order) => {
  if (order.ask === "begin") {
    perSecond = order.perSecond;
    tokens = perSecond;
    accepted = new Map();
    doubled = requests = refused = first = last = 0;
  }
  process.send?.({ accepted: accepted.size, doubled, requests, refused, seconds: (last - first) / 1000 });
});

server.listen(Number(process.argv[2]), "127.0.0.1", () => process.send?.({ ready: true }));
