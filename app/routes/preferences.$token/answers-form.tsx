import type { AnswerView } from "./view";

interface Props {
  answers: AnswerView[];
  /** What is wrong, by the question. */
  problems: Readonly<Record<string, string>>;
}

/** What she told the shop of herself, to be changed or taken back. */
export function AnswersForm({ answers, problems }: Props) {
  return (
    <form method="post">
      <h2>What you told us</h2>
      <p>What we write to you goes by this. Change it whenever it is no longer so.</p>
      {answers.map((answer) => (
        <Answer key={answer.key} answer={answer} problem={problems[answer.key] ?? null} />
      ))}
      <button type="submit" name="wish" value="answers">
        Save what you told us
      </button>
    </form>
  );
}

function Answer({ answer, problem }: { answer: AnswerView; problem: string | null }) {
  const { key, title, help, agedSince } = answer;
  const notes = [help && `help-${key}`, agedSince && `aged-${key}`, problem && `problem-${key}`].filter(Boolean);
  return (
    <fieldset aria-describedby={notes.length > 0 ? notes.join(" ") : undefined}>
      <legend>{title}</legend>
      <input type="hidden" name="asked" value={key} />
      {help && (
        <p id={`help-${key}`} className="note">
          {help}
        </p>
      )}
      {agedSince && (
        <p id={`aged-${key}`} className="note">
          You said this on {agedSince}. Save it again if it is still so.
        </p>
      )}
      {problem && (
        <p id={`problem-${key}`} role="alert" className="problem">
          {problem}
        </p>
      )}
      <Field answer={answer} />
    </fieldset>
  );
}

function Field({ answer: { key, title, field } }: { answer: AnswerView }) {
  switch (field.type) {
    case "one":
      return (
        <>
          {[...field.options, { key: "", label: "I would rather not say" }].map((option) => (
            <label key={option.key}>
              <input
                type="radio"
                name={`answer-${key}`}
                value={option.key}
                defaultChecked={option.key === (field.chosen[0] ?? "")}
              />
              <span>{option.label}</span>
            </label>
          ))}
        </>
      );
    case "some":
      return (
        <>
          {field.options.map((option) => (
            <label key={option.key}>
              <input
                type="checkbox"
                name={`answer-${key}`}
                value={option.key}
                defaultChecked={field.chosen.includes(option.key)}
              />
              <span>{option.label}</span>
            </label>
          ))}
        </>
      );
    case "day":
      return <DayField name={key} month={field.month} day={field.day} />;
    case "words":
      return (
        <textarea
          name={`text-${key}`}
          aria-label={title}
          defaultValue={field.text}
          maxLength={field.longest}
          rows={3}
        />
      );
    default:
      return field satisfies never;
  }
}

const months = Array.from({ length: 12 }, (_, i) => ({
  key: String(i + 1).padStart(2, "0"),
  label: new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2024, i, 1))),
}));
const days = Array.from({ length: 31 }, (_, i) => ({ key: String(i + 1).padStart(2, "0"), label: String(i + 1) }));

function DayField({ name, month, day }: { name: string; month: string; day: string }) {
  return (
    <div className="side-by-side">
      <Choice name={`day-${name}`} label="Day" options={days} chosen={day} />
      <Choice name={`month-${name}`} label="Month" options={months} chosen={month} />
    </div>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  options: { key: string; label: string }[];
  chosen: string;
}

function Choice({ name, label, options, chosen }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select name={name} defaultValue={chosen}>
        <option value="">Not said</option>
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
