import { RecordTable } from "~/components/record-table";
import type { JobName } from "~/jobs/catalog";
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
          columns={[{ title: "Work" }, { title: "Tried", isNumber: true }, { title: "Next" }]}
          rows={jobs.map(({ name, attempts, mostAttempts, next }, i) => ({
            id: `${name}-${i}`,
            cells: [
              describeWork(name),
              `${attempts} of ${mostAttempts} times`,
              next ?? "Not any more: tell whoever runs the app",
            ],
          }))}
        />
      )}
    </Section>
  );
}

const work: Record<JobName, string> = {
  "receipts.stored": "Reading deliveries",
  "profiles.dirty": "Working out segments",
  "profiles.merged": "Joining two shoppers who are one",
  "merge.asked": "Joining shoppers, or parting them again",
  "duplicates.due": "Looking for shoppers who are one",
  "shop.installed": "Setting up the app",
  "backfill.advance": "Reading your history",
  "history.complete": "Filling the first segments",
  "rhythm.due": "Working out how often your shoppers buy",
  "segment.changed": "Filling a segment",
  "memberships.changed": "Starting flows",
  "profiles.stirred": "Starting and ending flows",
  "flows.due": "Taking shoppers through flows",
  "runs.ended": "Stopping messages of flows that are over",
  "replay.asked": "Trying flows on the past",
  "campaigns.due": "Sending campaigns",
  "messages.requested": "Preparing messages",
  "messages.queued": "Sending messages",
  "clicks.taken": "Telling people from machines in clicks",
  "sender.due": "Looking after your domain",
  "reconcile.due": "Comparing with Shopify",
  "writeback.due": "Telling Shopify of segments and tags",
  "recommendations.due": "Working out what to recommend",
  "traits.nightly": "Working out groups and scores of shoppers",
  "predictions.due": "Foretelling what shoppers will order",
  "coupons.due": "Making discount codes",
  "effects.due": "Doing what flows want done outside",
  "attribution.due": "Crediting orders to messages",
  "rollups.due": "Adding up reports",
  "experiments.due": "Looking at comparisons",
  "quality.due": "Looking for anomalies in what comes in",
  "insights.due": "Looking for what has changed about segments",
  "storefront.due": "Telling your theme of quizzes",
  "answers.given": "Taking in answers to quizzes",
  "optin.asked": "Asking shoppers to confirm their address",
  "import.asked": "Taking in a file, or taking it back",
  "data.due": "Looking at what is known of shoppers",
  "consent.said": "Telling Shopify of consent",
  "erasure.requested": "Erasing a shopper's data",
  "day.began": "Daily tidying",
};

function describeWork(name: string): string {
  return Object.entries(work).find(([job]) => job === name)?.[1] ?? name;
}
