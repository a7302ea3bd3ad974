import { Banner, ChoiceList, InlineError, InlineGrid, Select, Text, TextField } from "@shopify/polaris";
import { clockTime, clockTimes } from "~/components/clock-times";
import { quietWords } from "../quiet-words";
import type { CardProps } from "./form";
import { StepCard } from "./step-card";

/** When it goes out, and what the shop's quiet hours do to that. */
export function TimeCard({ fields, errors, choices, onChange }: CardProps) {
  const { isWarning, words } = quietWords(fields, choices.policies);
  const place = choices.timezone.replaceAll("_", " ");
  return (
    <StepCard step={4} title="When" explanation={`Days and times of your shop are those of ${place}.`}>
      <ChoiceList
        title="When"
        titleHidden
        name="at"
        choices={[
          { value: "once", label: "As soon as you send it" },
          { value: "time", label: "At a time of your shop, the same moment for everybody" },
          { value: "local_time", label: "At a time of day where each shopper lives" },
          {
            value: "best_hour",
            label: "On a day, at the hour at which each shopper usually acts",
            helpText:
              "Read from what they clicked, visited and bought; whose hour nobody knows gets it at the time below",
          },
        ]}
        selected={[fields.at]}
        onChange={([chosen]) => onChange({ at: atOf(chosen) })}
      />
      {fields.at !== "once" && (
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
          <TextField
            label="Day"
            id="day"
            type="date"
            autoComplete="off"
            value={fields.day}
            error={errors["day"] ?? false}
            onChange={(day) => onChange({ day })}
          />
          <Select
            label={fields.at === "best_hour" ? "Otherwise at" : "Time"}
            id="minute"
            options={timesWith(fields.minute)}
            value={fields.minute}
            onChange={(minute) => onChange({ minute })}
          />
        </InlineGrid>
      )}
      {errors["schedule"] && <InlineError message={errors["schedule"]} fieldID="at" />}
      {isWarning ? (
        <Banner tone="warning">
          <p>{words}</p>
        </Banner>
      ) : (
        <Text as="p" tone="subdued">
          {words}
        </Text>
      )}
    </StepCard>
  );
}

/** Every half hour, and what was chosen before, if it lies between two of them. */
function timesWith(minute: string) {
  const times = clockTimes({ last: false });
  if (times.some(({ value }) => value === minute)) return times;
  return [...times, { value: minute, label: clockTime(Number(minute)) }].toSorted(
    (a, b) => Number(a.value) - Number(b.value),
  );
}

const schedules = ["once", "time", "local_time", "best_hour"] as const;

function atOf(chosen: string | undefined): (typeof schedules)[number] {
  return schedules.find((one) => one === chosen) ?? "once";
}
