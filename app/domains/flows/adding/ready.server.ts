import { installReadyMade, listSegments } from "~/domains/segments/index.server";
import { ensureReady } from "~/domains/templates/index.server";
import type { FlowContent } from "../content/model";
import { templatesOf } from "../content/templates";
import { library } from "../library/library";

/** A ready flow as this shop can begin with it. */
export type ReadyHere =
  | { outcome: "ready"; flow: { key: string; name: string; content: FlowContent } }
  | { outcome: "missing" }
  | { outcome: "refused"; problem: string };

/** Makes what a ready flow needs where the shop has none: its segments and its messages. */
export async function readyFlow(shopId: number, key: string, now: Date): Promise<ReadyHere> {
  const ready = library.find((one) => one.key === key);
  if (!ready) return { outcome: "missing" };
  const { trigger } = ready.content(() => 1);
  const started = "segment" in trigger && "segmentKey" in trigger.segment ? [trigger.segment.segmentKey] : [];
  const needed = [...new Set([...started, ...ready.segments])];
  const ids = new Map<string, number>();
  const own = await listSegments(shopId);
  for (const segmentKey of needed) {
    const there = own.find((segment) => segment.key === segmentKey);
    if (there) {
      ids.set(segmentKey, there.id);
      continue;
    }
    const installed = await installReadyMade(shopId, segmentKey, now);
    if (installed.outcome === "missing") throw new Error(`The ready flow ${key} names no segment: ${segmentKey}`);
    if (installed.outcome === "refused") return { outcome: "refused", problem: installed.problem };
    ids.set(segmentKey, installed.segmentId);
  }
  const content = ready.content((segmentKey) => {
    const id = ids.get(segmentKey);
    if (id === undefined) throw new Error(`The ready flow ${key} does not say that it needs ${segmentKey}`);
    return id;
  });
  await ensureReady(shopId, templatesOf(content), now);
  return { outcome: "ready", flow: { key, name: ready.name, content } };
}
