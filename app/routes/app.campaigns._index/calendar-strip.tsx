import { BlockStack, Box, Button, ButtonGroup, InlineStack, Link, Text, useBreakpoints } from "@shopify/polaris";
import type { Result } from "~/components/campaigns/results";
import { stateWords } from "~/components/campaigns/state-words";
import { spanWords, type CalendarDay, type CalendarEntry } from "./calendar";

interface Props {
  weeks: CalendarDay[][];
  /** What came of them, by id; null while that is not known. */
  results: ReadonlyMap<number, Result> | null;
  timezone: string;
  /** So many weeks from now. */
  shift: number;
  onShift(shift: number): void;
}

const step = 4;
const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** The weeks around now: what went out on which day, and what is to go out. */
export function CalendarStrip({ weeks, results, timezone, shift, onShift }: Props) {
  const isNarrow = useBreakpoints().smDown;
  return (
    <BlockStack gap="300">
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <BlockStack>
          <Text as="h2" variant="headingMd" id="calendar">
            {spanWords(weeks)}
          </Text>
          <Text as="p" tone="subdued">
            By the days of {timezone.replaceAll("_", " ")}
          </Text>
        </BlockStack>
        <ButtonGroup>
          <Button onClick={() => onShift(shift - step)} accessibilityLabel="Earlier weeks">
            Earlier
          </Button>
          <Button disabled={shift === 0} onClick={() => onShift(0)} accessibilityLabel="The weeks around today">
            Today
          </Button>
          <Button onClick={() => onShift(shift + step)} accessibilityLabel="Later weeks">
            Later
          </Button>
        </ButtonGroup>
      </InlineStack>
      {isNarrow ? <Agenda weeks={weeks} results={results} /> : <Grid weeks={weeks} results={results} />}
    </BlockStack>
  );
}

function Grid({ weeks, results }: Pick<Props, "weeks" | "results">) {
  return (
    <table aria-labelledby="calendar" style={{ borderCollapse: "collapse", tableLayout: "fixed", width: "100%" }}>
      <thead>
        <tr>
          {weekdays.map((name) => (
            <th key={name} scope="col" abbr={name} style={{ padding: "0.25rem", textAlign: "start" }}>
              <Text as="span" tone="subdued" variant="bodySm">
                {name.slice(0, 3)}
              </Text>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((days) => (
          <tr key={days[0]?.day}>
            {days.map((day) => (
              <Cell key={day.day} results={results} {...day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ number, words, standing, entries, results }: CalendarDay & Pick<Props, "results">) {
  return (
    <td
      aria-label={words}
      aria-current={standing === "today" ? "date" : undefined}
      style={{
        background: standing === "past" ? "var(--p-color-bg-surface-secondary)" : "transparent",
        border: "var(--p-border-width-025) solid var(--p-color-border-secondary)",
        height: "3.25rem",
        padding: "0.25rem",
        verticalAlign: "top",
      }}
    >
      <BlockStack gap="050">
        <Text as="span" variant="bodySm" fontWeight={standing === "today" ? "bold" : "regular"}>
          {standing === "today" ? `${number} today` : number}
        </Text>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} result={results?.get(entry.id)} />
        ))}
      </BlockStack>
    </td>
  );
}

/** On a phone only the days that have something, one below the other. */
function Agenda({ weeks, results }: Pick<Props, "weeks" | "results">) {
  const days = weeks.flat().filter(({ entries }) => entries.length > 0);
  if (days.length === 0) {
    return (
      <Text as="p" tone="subdued">
        Nothing went out or is to go out in these weeks.
      </Text>
    );
  }
  return (
    <ul aria-labelledby="calendar" style={{ display: "grid", gap: "0.5rem", listStyle: "none", margin: 0, padding: 0 }}>
      {days.map(({ day, words, standing, entries }) => (
        <li key={day}>
          <Text as="p" fontWeight="semibold">
            {standing === "today" ? `${words}, today` : words}
          </Text>
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} result={results?.get(entry.id)} />
          ))}
        </li>
      ))}
    </ul>
  );
}

interface EntryProps {
  entry: CalendarEntry;
  result: Result | undefined;
}

function Entry({ entry: { id, name, state, time }, result }: EntryProps) {
  const about = result ? `${result.sent.toLocaleString("en-GB")} sent` : stateWords[state];
  return (
    <Box>
      <div style={{ lineHeight: 1.3, overflowWrap: "anywhere" }}>
        <Link url={`/app/campaigns/${id}`}>{name}</Link>{" "}
        <Text as="span" tone="subdued" variant="bodySm">
          {time === "" ? about : `${time}, ${about}`}
        </Text>
      </div>
    </Box>
  );
}
