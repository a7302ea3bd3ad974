import type { ListRooms } from "../../imports/index.server";
import { priorities, type Decision, type Draft } from "./model";

/** What became of the mail before is looked at again so often. */
const hourMilliseconds = 3_600_000;

/**
 * The first mail to an imported list of unknown age goes in steps: a part, and more only once that was well taken. To be
 * asked last, of messages that nothing else keeps back.
 */
export function openSteps({ listOf, rooms }: ListRooms, now: Date) {
  const left = new Map(rooms);
  const taken = new Set<string>();
  return {
    step(
      { profileId, priority }: Pick<Draft, "profileId" | "priority">,
      decision: Decision,
      sendBefore: Date,
    ): Decision {
      const list = listOf.get(profileId);
      if (list === undefined || decision.decision !== "send" || priority === priorities.askedFor) return decision;
      if (taken.has(profileId)) return decision;
      const room = left.get(list) ?? 0;
      if (room <= 0) {
        const until = new Date(Math.min(now.getTime() + hourMilliseconds, sendBefore.getTime() + 1));
        return { decision: "defer", until, reason: "imported_list", displacedBy: null };
      }
      left.set(list, room - 1);
      taken.add(profileId);
      return decision;
    },
    /** Whose first mail is let go. */
    taken: (): string[] => [...taken],
  };
}
