import { transact } from "~/db.server";
import { emit } from "~/jobs/emit.server";
import { lockMemberships } from "../memberships/queries.server";
import { addSegment, listPutAway, listSegments } from "../queries.server";
import { mostSegments } from "../commands.server";
import { takeBack, type TakenBack } from "../put-away/commands.server";
import { library } from "./library";
import { draftOf } from "./model";

export type Installed =
  | TakenBack
  | { outcome: "added"; segmentId: number }
  | { outcome: "refused"; problem: string }
  | { outcome: "missing" };

/**
 * Adds a ready-made segment to the shop, or takes it back with its history if it was put away; who is in is worked out
 * in the background.
 */
export async function installReadyMade(shopId: number, key: string, now: Date): Promise<Installed> {
  const readyMade = library.find((one) => one.key === key);
  if (!readyMade) return { outcome: "missing" };
  const draft = draftOf(readyMade);
  return transact(async (tx) => {
    await lockMemberships(shopId, tx);
    const away = await listPutAway(shopId, tx);
    const former = away.find((segment) => segment.key === key);
    if (former) return takeBack(shopId, former, away, now, tx);
    const segments = await listSegments(shopId, tx);
    if (segments.some((segment) => segment.key !== key && segment.name.toLowerCase() === draft.name.toLowerCase())) {
      return { outcome: "refused", problem: `Another segment is called “${draft.name}”; rename that one first` };
    }
    if (segments.length >= mostSegments) {
      return { outcome: "refused", problem: `A shop has at most ${mostSegments} segments; put one away first` };
    }
    const segmentId = await addSegment(shopId, draft, { key, origin: "library" }, now, tx);
    if (segmentId === null) {
      return {
        outcome: "refused",
        problem: `“${draft.name}” was added before; it is among your segments`,
      };
    }
    await emit(tx, "segment.changed", { shopId, segmentId });
    return { outcome: "added", segmentId };
  });
}
