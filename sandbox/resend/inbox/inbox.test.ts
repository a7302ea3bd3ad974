import express from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listen, type Listening } from "../listen";
import { startStage, welcome } from "../testing/stage";

let stage: Awaited<ReturnType<typeof startStage>>;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.sandbox.clear());

const get = async (path: string) => (await fetch(stage.url + path)).text();
const send = async (email: Parameters<typeof stage.sdk.emails.send>[0]) =>
  (await stage.sdk.emails.send(email)).data?.id ?? "";

describe("the list", () => {
  it("shows mails newest first, with badges, and finds them by address or subject", async () => {
    await send(welcome);
    await stage.pass({ minutes: 1 });
    await send({ ...welcome, to: "bea@people.example", subject: "Back in stock" });
    const page = await get("/");
    expect(page.indexOf("Back in stock")).toBeLessThan(page.indexOf("Welcome back, Ada"));
    expect(page).toContain("delivered</span>");
    expect(await get("/?q=BEA@")).not.toContain("Welcome back");
    expect(await get("/?q=welcome")).not.toContain("Back in stock");
    expect(await get("/?q=nobody")).toContain("0 mails");
  });

  it("escapes what senders write", async () => {
    const id = await send({ ...welcome, subject: "<script>alert(1)</script>", headers: { "X-A": '"><img src=x>' } });
    for (const page of [await get("/"), await get(`/mail/${id}`)]) {
      expect(page).toContain("&lt;script&gt;");
      expect(page).not.toMatch(/<script|<img/);
    }
  });

  it("turns pages after fifty mails", async () => {
    const emails = Array.from({ length: 51 }, (_, index) => ({ ...welcome, subject: `Number ${index}.` }));
    await stage.sdk.batch.send(emails);
    expect(await get("/")).not.toContain("Number 0.");
    expect(await get("/?page=2")).toContain("Number 0.");
  });
});

describe("a mail", () => {
  it("shows its headers and keeps its HTML in a sandbox without scripts or origin", async () => {
    const id = await send({
      ...welcome,
      replyTo: "care@tessera.example",
      tags: [{ name: "campaign", value: "win-back" }],
    });
    const page = await get(`/mail/${id}`);
    for (const shown of ["hello@tessera.example", "care@tessera.example", "campaign=win-back", "Hello, come in"]) {
      expect(page).toContain(shown);
    }
    expect(/sandbox="([^"]*)"/.exec(page)?.[1]).toBe("allow-popups allow-popups-to-escape-sandbox");
    const body = await fetch(`${stage.url}/mail/${id}/html`);
    expect(body.headers.get("content-security-policy")).toMatch(/default-src 'none'.*sandbox allow-popups/);
    expect(await body.text()).toContain(`href="/track/click/${id}/0" target="_blank"`);
  });

  it("reports openings and clicks, and leads to the stored link only", async () => {
    const id = await send(welcome);
    await fetch(`${stage.url}/track/open/${id}.gif`);
    const follow = (path: string) => fetch(stage.url + path, { redirect: "manual" });
    const stored = "https://shop.example/?utm_source=tessera&id=1";
    const disguises = ["", "?url=https://evil.example", "?0=https://evil.example", "#https://evil.example"];
    for (const disguise of disguises) {
      const response = await follow(`/track/click/${id}/0${disguise}`);
      expect([response.status, response.headers.get("location")]).toEqual([302, stored]);
    }
    for (const path of [`${id}/1`, `${id}/-1`, `${id}/0.5`, `${id}/https:%2F%2Fevil.example`, "none/0"]) {
      const response = await follow(`/track/click/${path}`);
      expect([path, response.status, response.headers.get("location")]).toEqual([path, 404, null]);
    }
    const statuses = stage.sandbox.mails()[0]?.events.map(({ status }) => status);
    expect(statuses).toEqual(["opened", "clicked", "clicked", "clicked", "clicked"]);
  });

  it("finds the links of untidy HTML in the order they stand", async () => {
    const html = `<A HREF='https://shop.example/1' target="_top">1</A><!-- <a href="https://shop.example/no">x</a> -->
      <a class="b > c" href=https://shop.example/2>2</a><a href="mailto:a@b.example">m</a><a href="javascript:x()">j</a>
      <area href="https://shop.example/3?a=1&#38;b=2">`;
    const id = await send({ ...welcome, html });
    expect(stage.sandbox.mails()[0]?.links).toEqual([
      "https://shop.example/1",
      "https://shop.example/2",
      "https://shop.example/3?a=1&b=2",
    ]);
    const body = await get(`/mail/${id}/html`);
    expect(body).not.toContain("_top");
    expect(body.match(/\/track\/click\/[^"]+/g)).toEqual([0, 1, 2].map((n) => `/track/click/${id}/${n}`));
  });
});

describe("one-click unsubscribe", () => {
  let app: Listening;
  const posts: unknown[] = [];
  beforeAll(async () => {
    const receiver = express().post("/u/:token", express.urlencoded({ extended: false }), (request, response) => {
      posts.push([request.params["token"], request.body, request.headers.cookie]);
      response.status(202).send("<b>Done</b>");
    });
    app = await listen(receiver, 0);
  });
  afterAll(() => app.close());

  it("posts what RFC 8058 asks for and shows the answer", async () => {
    const headers = {
      "List-Unsubscribe": `<mailto:leave@tessera.example>, <${app.url}/u/token1>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    };
    const id = await send({ ...welcome, headers });
    expect(await get(`/mail/${id}`)).toContain("Unsubscribe with one click");
    const response = await fetch(`${stage.url}/mail/${id}/unsubscribe`, { method: "POST" });
    const page = await response.text();
    expect(posts).toEqual([["token1", { "List-Unsubscribe": "One-Click" }, undefined]]);
    expect(page).toContain("Answer: 202");
    expect(page).toContain("&lt;b&gt;Done&lt;/b&gt;");
  });

  it("is not offered by a mail with only one of the two headers", async () => {
    const id = await send({ ...welcome, headers: { "List-Unsubscribe": `<${app.url}/u/token2>` } });
    expect(await get(`/mail/${id}`)).toContain("does not offer it");
    expect((await fetch(`${stage.url}/mail/${id}/unsubscribe`, { method: "POST" })).status).toBe(404);
  });
});

it("tests can list and delete mails over HTTP", async () => {
  const id = await send(welcome);
  expect(JSON.parse(await get("/_sandbox/mails?q=ada"))).toMatchObject([{ id, subject: welcome.subject, events: [] }]);
  expect((await fetch(`${stage.url}/_sandbox/mails`, { method: "DELETE" })).status).toBe(204);
  expect(JSON.parse(await get("/_sandbox/mails"))).toEqual([]);
});
