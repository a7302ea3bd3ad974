import { RecordTable } from "~/components/record-table";
import { Section } from "./section";
import type { HealthView } from "./view";

/** Work that failed: it is tried again by itself, until it has been tried too often. */
export function FailingJobs({ jobs }: { jobs: HealthView["jobs"] }) {
  return (
    <Section
      title="Work that failed"
      about={
        jobs.length === 0
          ? "None. What fails is tried again by itself, ever less often."
          : "It is tried again by itself, ever less often."
      }
    >
      {jobs.length > 0 && (
        <RecordTable
          resource={{ singular: "job", plural: "jobs" }}
          columns={[{ title: "Job" }, { title: "Tried", isNumber: true }, { title: "Next" }]}
          rows={jobs.map(({ name, attempts, mostAttempts, next }, i) => ({
            id: `${name}-${i}`,
            cells: [name, `${attempts} of ${mostAttempts} times`, next ?? "Not any more: tell whoever runs the app"],
          }))}
        />
      )}
    </Section>
  );
}
