import { lazy } from "react";
import { ChartCard } from "~/components/chart-card";
import type { SegmentDay } from "~/domains/reports/model";
import { dayTable } from "./tables";
import { dayWords } from "./words";

const CourseChart = lazy(() => import("~/components/course-chart"));

interface Props {
  history: readonly SegmentDay[];
  currency: string;
  timezone: string;
}

/** The segment's size, and what its mail came to, day by day. Behind both stands the table that the file holds. */
export function DayCharts({ history, currency, timezone }: Props) {
  const days = history.map(({ day }) => day);
  const [entered, left] = [sum(history, "entered"), sum(history, "left")];
  const table = dayTable(history, currency);
  const known = history.filter(({ size }) => size !== null);
  const [first, last] = [known[0], known.at(-1)];
  const label =
    first && last
      ? `From ${first.size} shoppers on ${dayWords(first.day)} to ${last.size} on ${dayWords(last.day)}`
      : "No days yet";
  return (
    <>
      <ChartCard
        title="Who is in it"
        about={`${entered.toLocaleString("en-GB")} came and ${left.toLocaleString("en-GB")} went, by the days of ${timezone.replaceAll("_", " ")}.`}
        table={table}
        height={260}
      >
        <CourseChart
          days={days}
          courses={[
            { name: "Shoppers", values: history.map(({ size }) => size) },
            { name: "Entered", values: history.map(({ entered }) => entered) },
            { name: "Left", values: history.map(({ left }) => left) },
          ]}
          kind="count"
          currency={currency}
          label={label}
        />
      </ChartCard>
      <ChartCard
        title="What came of its mail"
        about="Each thing on the day on which it happened. A refund that becomes known later is taken off on that day."
        table={table}
        height={260}
      >
        <CourseChart
          days={days}
          courses={[
            { name: "Sent", values: history.map(({ sent }) => sent) },
            { name: "Clicked", values: history.map(({ clicked }) => clicked) },
            { name: "Orders", values: history.map(({ orders }) => orders) },
          ]}
          kind="count"
          currency={currency}
          label={`${sum(history, "sent")} mails sent, ${sum(history, "clicked")} clicked, ${sum(history, "orders")} orders`}
        />
      </ChartCard>
    </>
  );
}

function sum(history: readonly SegmentDay[], what: "entered" | "left" | "sent" | "clicked" | "orders"): number {
  return history.reduce((total, day) => total + (day[what] ?? 0), 0);
}
