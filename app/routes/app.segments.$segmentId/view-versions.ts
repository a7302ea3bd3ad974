import { formatTime } from "~/components/dates";
import { sentence, type Names } from "~/domains/segments";
import type { ComparedVersion } from "~/domains/segments/index.server";

/** Versions as the page shows them, the latest first. */
export function viewVersions(versions: readonly ComparedVersion[], names: Names, timezone: string) {
  return versions.map(({ version, definition, createdAt, difference }) => ({
    version,
    since: formatTime(createdAt, timezone),
    sentence: sentence(definition, names),
    changes: difference && [
      ...difference.added.map((words) => ({ sign: "+", what: "Added", words })),
      ...difference.removed.map((words) => ({ sign: "−", what: "Removed", words })),
      ...(difference.isRejoined
        ? [{ sign: "±", what: "Changed", words: "the same conditions, joined in another way or order" }]
        : []),
    ],
  }));
}
