import { formatDay, formatTime } from "~/components/dates";
import { listAlarms, tellDrift, type DriftAlarm } from "~/domains/insights/index.server";
import { wordsOf } from "~/domains/quality/index.server";
import { listSegments } from "~/domains/segments/index.server";
import type { Shop } from "~/domains/shops/model";

const mostPast = 50;

/** What has changed about segments, and what had. Of a segment that was put away nothing is told. */
export async function loadAlarms({ id: shopId, timezone }: Shop) {
  const [alarms, segments] = await Promise.all([listAlarms(shopId), listSegments(shopId)]);
  const view = (alarm: DriftAlarm) => {
    const segment = segments.find(({ id }) => id === alarm.segmentId);
    if (!segment) return [];
    const callMeasure = (measure: string) => wordsOf(measure)?.counted ?? measure;
    const told = tellDrift(alarm, { segmentId: segment.id, segment: segment.name, callMeasure });
    const since = formatDay(new Date(`${alarm.since}T12:00:00Z`), "UTC");
    return [
      { id: alarm.id, ...told, since, found: formatTime(alarm.foundAt, timezone), ended: endOf(alarm, timezone) },
    ];
  };
  return {
    open: alarms.filter((alarm) => !isPast(alarm)).flatMap(view),
    past: alarms.filter(isPast).slice(0, mostPast).flatMap(view),
    segments: segments.length,
  };
}

export type AlarmView = Awaited<ReturnType<typeof loadAlarms>>["open"][number];

function isPast({ endedAt, dismissedAt }: DriftAlarm): boolean {
  return endedAt !== null || dismissedAt !== null;
}

function endOf({ endedAt, dismissedAt, dismissedFor }: DriftAlarm, timezone: string): string {
  if (dismissedAt) return `You expected it: ${dismissedFor ?? ""}`;
  return endedAt ? `It has been as it is since ${formatDay(endedAt, timezone)}` : "";
}
