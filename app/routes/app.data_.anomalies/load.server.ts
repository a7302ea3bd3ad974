import { formatDay, formatTime } from "~/components/dates";
import { isVolume, listAnomalies, listDays, tellAnomaly, wordsOf } from "~/domains/quality/index.server";
import { Measure, type Anomaly } from "~/domains/quality/model";
import type { Shop } from "~/domains/shops/model";
import type { ReportTable } from "~/lib/report-table";
import { dayAfter, dayIn, everyDay } from "~/lib/watch/calendar";
import type { Day } from "~/lib/watch/model";

const shownDays = 56;
const mostPast = 50;

/** What is unusual about what comes in, and what was. */
export async function loadAnomalies({ id: shopId, timezone, currency }: Shop, now: Date) {
  const today = dayIn(now, timezone);
  const [anomalies, days] = await Promise.all([
    listAnomalies(shopId, timezone),
    listDays(shopId, dayAfter(today, -shownDays)),
  ]);
  const isOpen = ({ endedDay, dismissedAt }: Anomaly) => endedDay === null && dismissedAt === null;
  return {
    open: anomalies.filter(isOpen).map((anomaly) => ({
      ...{ id: anomaly.id, ...tellAnomaly(anomaly) },
      since: dayWords(anomaly.since),
      found: formatTime(anomaly.foundAt, timezone),
      chart: chartOf(anomaly, days.get(anomaly.measure) ?? [], { today, currency }),
    })),
    past: anomalies
      .filter((one) => !isOpen(one))
      .slice(0, mostPast)
      .map((anomaly) => ({
        ...{ id: anomaly.id, title: tellAnomaly(anomaly).title, since: dayWords(anomaly.since) },
        ended: anomaly.dismissedAt
          ? `You expected it: ${anomaly.dismissedFor ?? ""}`
          : `Over since ${dayWords(anomaly.endedDay ?? anomaly.since)}`,
        at: anomaly.dismissedAt && formatDay(anomaly.dismissedAt, timezone),
      })),
    isWatched: days.size > 0,
    volumes: [...days.keys()].flatMap((measure) => {
      const known = Measure.safeParse(measure);
      return known.success && isVolume(known.data) ? [wordsOf(measure)?.counted ?? measure] : [];
    }),
  };
}

export type AnomalyView = Awaited<ReturnType<typeof loadAnomalies>>["open"][number];

function dayWords(day: string): string {
  return formatDay(new Date(`${day}T12:00:00Z`), "UTC");
}

/** Of tags there is nothing to draw. */
function chartOf(anomaly: Anomaly, known: readonly Day[], { today, currency }: { today: string; currency: string }) {
  const words = wordsOf(anomaly.measure);
  const [first] = known;
  if (!words || !first || words.kind === "tags") return null;
  const days = everyDay(known, first.day, dayAfter(today, -1));
  const isCount = words.kind === "volume";
  const values = days.map(({ counted, matching }) => (isCount ? counted : counted === 0 ? null : matching / counted));
  const name = isCount ? words.counted : `${words.counted} that ${words.matching}`;
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const kind = isCount ? ("count" as const) : ("share" as const);
  const table: ReportTable = {
    currency,
    columns: [
      { title: "Day", kind: "text" },
      { title, kind },
    ],
    rows: days.map(({ day }, i) => ({ id: day, cells: [dayWords(day), values[i] ?? null] })),
  };
  return { title, kind, days: days.map(({ day }) => day), values, table };
}
