import { ChoiceList, Select } from "@shopify/polaris";
import { weekdayNames, type Step, type Wait } from "~/domains/flows";
import { ClockField } from "./clock-field";
import { DurationField } from "./duration-field";

type WaitStep = Extract<Step, { type: "wait" }>;

const longest = 525_600;
const kinds = [
  { value: "for", label: "For some time" },
  { value: "until_time", label: "Until a time of day" },
  { value: "until_weekday", label: "Until a weekday" },
] as const;

/** How long a step waits. */
export function WaitForm({ step, onChange }: { step: WaitStep; onChange(step: WaitStep): void }) {
  const { wait } = step;
  const put = (changed: Wait) => onChange({ ...step, wait: changed });
  return (
    <>
      <Select label="How long" options={[...kinds]} value={wait.type} onChange={(type) => put(waitOf(type, wait))} />
      {wait.type === "for" && (
        <DurationField
          label="Wait"
          minutes={wait.minutes}
          least={1}
          most={longest}
          onChange={(minutes) => put({ type: "for", minutes })}
        />
      )}
      {wait.type === "until_weekday" && (
        <ChoiceList
          title="Which weekdays"
          allowMultiple
          choices={weekdayNames.map((label, day) => ({ value: String(day), label }))}
          selected={wait.weekdays.map(String)}
          error={wait.weekdays.length === 0 ? "Choose at least one" : ""}
          onChange={(days) => put({ ...wait, weekdays: days.map(Number) })}
        />
      )}
      {wait.type !== "for" && (
        <ClockField label="At" minute={wait.minute} onChange={(minute) => put({ ...wait, minute })} />
      )}
    </>
  );
}

/** A wait of another kind; a time of day that was said stays. */
function waitOf(type: string, former: Wait): Wait {
  const minute = former.type === "for" ? 9 * 60 : former.minute;
  if (type === "until_time") return { type, minute };
  if (type === "until_weekday") return { type, weekdays: [0, 1, 2, 3, 4], minute };
  return { type: "for", minutes: 1440 };
}
