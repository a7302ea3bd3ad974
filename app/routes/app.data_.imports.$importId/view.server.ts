import { calendarDay, formatDay, formatTime } from "~/components/dates";
import { guessMapping } from "~/domains/imports";
import { findImport, listFirstLines, listNoted } from "~/domains/imports/index.server";
import type { Import } from "~/domains/imports/model";
import type { Shop } from "~/domains/shops/model";

const samples = 20;
const shownSamples = 3;
const mostNoted = 50;

/** What the page shows of an import; null when there is none such. */
export async function viewImport(shop: Shop, importId: number, now: Date) {
  const file = await findImport(shop.id, importId);
  if (!file) return null;
  const isDraft = file.state === "draft";
  const first = isDraft ? await listFirstLines(shop.id, file.id, samples) : [];
  const cells = first.map((line) => line.cells);
  const noted = isDraft ? [] : await listNoted(shop.id, file.id, { after: 0, limit: mostNoted, only: "noted" });
  return {
    id: file.id,
    name: file.name,
    state: file.state,
    size: file.size,
    columns: file.columns.map((name, i) => ({
      name,
      samples: cells.slice(0, shownSamples).flatMap((row) => row[i] || []),
    })),
    guessed: guessMapping(file.columns, cells),
    today: calendarDay(now, shop.timezone),
    noted: noted.map(({ line, state, profileId, notes }) => ({ line, state, profileId, notes })),
    figures: figuresOf(file),
    ...timesOf(file, shop.timezone),
  };
}

export type ImportView = NonNullable<Awaited<ReturnType<typeof viewImport>>>;

function figuresOf(file: Import) {
  const { created, changed, unchanged, refused, undone, isStepped, listSize, mailed, heard, bounced, complained } =
    file;
  return { created, changed, unchanged, refused, undone, isStepped, listSize, mailed, heard, bounced, complained };
}

function timesOf({ asOf, finishedAt, undoneAt, statement, consentedAt }: Import, timezone: string) {
  return {
    asOf: formatDay(asOf, timezone),
    finishedAt: finishedAt && formatTime(finishedAt, timezone),
    undoneAt: undoneAt && formatTime(undoneAt, timezone),
    proof: statement === null ? null : { statement, since: consentedAt && formatDay(consentedAt, "UTC") },
  };
}
