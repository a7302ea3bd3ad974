import { Resolver } from "node:dns/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveZones, type DnsServer } from "./server";
import { readQuery } from "./wire";
import { createZones } from "./zones";

const zones = createZones();
const resolver = new Resolver({ timeout: 100, tries: 1 });
const long = `p=${"k".repeat(400)}`;
let server: DnsServer;

beforeAll(async () => {
  server = await serveZones(zones, 0);
  resolver.setServers([server.address]);
  zones.put([
    { type: "TXT", name: "shop.example", value: "v=spf1 -all" },
    { type: "TXT", name: "shop.example", value: "hello" },
    { type: "TXT", name: "key._domainkey.shop.example", value: long },
    { type: "MX", name: "send.shop.example", value: "bounces.example", priority: 20 },
    { type: "CNAME", name: "alias.shop.example", value: "key._domainkey.shop.example" },
  ]);
});
afterAll(() => server.close());

describe("the sandbox's name server", () => {
  it("answers Node’s own resolver", async () => {
    expect((await resolver.resolveTxt("Shop.Example")).flat().sort()).toEqual(["hello", "v=spf1 -all"]);
    expect(await resolver.resolveMx("send.shop.example")).toMatchObject([
      { exchange: "bounces.example", priority: 20 },
    ]);
    expect(await resolver.resolveCname("alias.shop.example")).toEqual(["key._domainkey.shop.example"]);
  });

  it("sends long text in pieces, also by way of an alias", async () => {
    const [pieces] = await resolver.resolveTxt("key._domainkey.shop.example");
    expect(pieces).toHaveLength(2);
    expect(pieces?.join("")).toBe(long);
    const [aliased] = await resolver.resolveTxt("alias.shop.example");
    expect(aliased?.join("")).toBe(long);
  });

  it("tells a name that does not exist from one that has nothing of the kind", async () => {
    await expect(resolver.resolveTxt("nowhere.example")).rejects.toMatchObject({ code: "ENOTFOUND" });
    await expect(resolver.resolveTxt("send.shop.example")).rejects.toMatchObject({ code: "ENODATA" });
  });

  it("keeps silent where it is told to, and where it is not asked properly", async () => {
    zones.silence("quiet.example");
    await expect(resolver.resolveTxt("quiet.example")).rejects.toMatchObject({ code: "ETIMEOUT" });
    expect(readQuery(Buffer.from("not a question"))).toBeNull();
    expect(readQuery(Buffer.alloc(0))).toBeNull();
  });

  it("forgets what is taken away", async () => {
    zones.put([{ type: "TXT", name: "gone.example", value: "soon" }]);
    expect(await resolver.resolveTxt("gone.example")).toEqual([["soon"]]);
    zones.remove("TXT", "gone.example");
    await expect(resolver.resolveTxt("gone.example")).rejects.toMatchObject({ code: "ENOTFOUND" });
  });
});
