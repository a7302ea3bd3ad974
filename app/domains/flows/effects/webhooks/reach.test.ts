import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openAddress as open, openToolsWorld, type ToolsWorld } from "../../../../../tests/support/tools-world";
import type { Reached } from "./answer";
import { readDestination } from "./destination";
import { postTo, type Network } from "./reach.server";

const message = { headers: { "webhook-id": "run-1-2" }, body: `{"grüße":1}` };

let world: ToolsWorld;
beforeAll(async () => {
  world = await openToolsWorld();
});
afterAll(() => world.close());
beforeEach(() => world.forget());

const untouched = () => [world.dialled, world.intrusions()];

async function post(url: string, network: Network): Promise<Reached | "refused"> {
  const destination = readDestination(url);
  return destination ? postTo(destination, message, network) : "refused";
}

test("what is posted arrives as it is, at the address that was judged", async () => {
  const answered = { outcome: "answered", status: 204, retryAfter: null };
  expect(await post("https://hooks.example.com/in?a=1", world.network([open]))).toEqual(answered);
  expect(world.dialled).toEqual([open]);
  expect(world.taken).toMatchObject([{ url: "/in?a=1", body: message.body, headers: { "webhook-id": "run-1-2" } }]);
  expect(world.taken[0]?.headers.host).toMatch(/^hooks\.example\.com(:443)?$/);
});

test.each(["127.0.0.1", "::1", "169.254.169.254", "10.0.0.5", "::ffff:127.0.0.1", "fd00::1", "0.0.0.0"])(
  "a name that leads to %s gets no connection",
  async (address) => {
    const forbidden = { outcome: "forbidden" };
    expect(await post("https://hooks.example.com/", world.network([address]))).toEqual(forbidden);
    expect(await post("https://hooks.example.com/", world.network([open, address]))).toEqual(forbidden);
    expect(untouched()).toEqual([[], 0]);
  },
);

test.each([
  ...["https://127.0.0.1/", "https://[::1]/", "https://0x7f.1/", "https://2130706433/", "https://localhost/"],
  ...["http://hooks.example.com/", "file:///etc/passwd"],
])("%s gets no connection", async (url) => {
  expect(await post(url, world.network(["127.0.0.1"]))).toBe("refused");
  expect(untouched()).toEqual([[], 0]);
});

test("a name that says another thing a moment later is asked once, and held to what it said", async () => {
  const rebinding = world.network([open], ["127.0.0.1"]);
  expect(await post("https://rebind.example.com/", rebinding)).toMatchObject({ outcome: "answered" });
  expect(rebinding.asked()).toBe(1);
  expect(untouched()).toEqual([[open], 0]);
});

test("a redirect is an answer, and is not followed", async () => {
  world.answers(() => ({ status: 302, headers: { location: world.inside } }));
  const answered = { outcome: "answered", status: 302 };
  expect(await post("https://hooks.example.com/", world.network([open]))).toMatchObject(answered);
  expect([world.taken.length, world.intrusions()]).toEqual([1, 0]);
});

test("a name that is not there, and one that cannot be asked after", async () => {
  const missing = Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
  expect(await post("https://gone.example.com/", world.network(missing))).toEqual({ outcome: "unknown" });
  expect(await post("https://gone.example.com/", world.network([]))).toEqual({ outcome: "unknown" });
  const trouble = Object.assign(new Error("later"), { code: "EAI_AGAIN" });
  expect(await post("https://slow.example.com/", world.network(trouble))).toEqual({ outcome: "silent" });
});
