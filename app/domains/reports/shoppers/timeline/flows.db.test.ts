import { expect, test } from "vitest";
import { flowOf, matches, order as anyOrder, send, wait } from "../../../../../tests/support/flow-contents";
import { happen, openFlowShop, order, pass, settle, startFlow } from "../../../../../tests/support/flow-stage";
import { describeEntry } from "~/components/timeline-words";
import { parse } from "~/domains/segments/index.server";
import { listTimeline } from "./queries.server";

const start = new Date("2026-06-15T12:00:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

test("a shopper's timeline tells what each flow did with her and why it was over", async () => {
  const shopId = await openFlowShop("told.myshopify.com", start);
  const people = await settle(shopId, ["ada"], start);
  const ada = people.get("ada") ?? "";
  const viewed = matches("storefront_event.product_viewed MATCHES (date >= 2020-01-01)");
  const who = { name: "First time", when: { shopper: parse("number_of_orders = 0"), cause: [] }, steps: [] };
  const content = flowOf(
    [
      wait("pause", 60),
      { id: "who", type: "branch", paths: [who], otherwise: [send("other")] },
      { id: "tag", type: "tag", change: "add", tag: "browser" },
      wait("longer", 600),
      send("mail"),
    ],
    { trigger: { type: "happened", what: viewed }, ends: { goal: anyOrder, onLeaving: false, when: null } },
  );
  await startFlow(shopId, "Looked around", content, start);
  await startFlow(
    shopId,
    "Not for her",
    flowOf([send("mail")], { trigger: { type: "happened", what: viewed }, onlyIf: parse("number_of_orders >= 1") }),
    start,
  );
  await happen(shopId, ada, "product_viewed", after(1));
  await pass(shopId, after(61));
  await order(shopId, ada, after(90));
  const entries = await listTimeline(shopId, ada, { kind: "messages", limit: 50, offset: 0 });
  expect(
    entries
      .map((entry) => describeEntry(entry, null))
      .toReversed()
      .toSorted(),
  ).toEqual([
    "Did not enter “Not for her”: it is not meant for them",
    "Entered the flow “Looked around”",
    "In “Looked around”: the tag “browser” was to be added",
    "In “Looked around”: the wait was over",
    "In “Looked around”: went the way “First time”",
    "Left “Looked around”: what it is for has happened, so it sends nothing more",
  ]);
});
