import type { EventFact } from "../../events/model";
import type { Run, SetTrait } from "./model";

/**
 * What steps note of shoppers, as events that happened when they were written down: of a name the latest counts. The
 * same step of the same run is one event, however often it is told.
 */
export function traitEvents(set: readonly { run: Run; traits: readonly SetTrait[] }[], now: Date): EventFact[] {
  return set.flatMap(({ run, traits }) =>
    traits.map(({ number, name, value }) => ({
      ...{ kind: "trait_set" as const, sourceId: `run ${run.id} step ${number}`, occurredAt: now },
      ...{ profileId: run.profileId, actor: null, properties: { name, value } },
    })),
  );
}
