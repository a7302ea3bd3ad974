import { formatDay, formatSpan, formatTime } from "~/components/dates";
import { describeRates } from "~/domains/senders";
import type { Figures } from "~/domains/senders/model";
import type { listBackfills, listDataRequests, listReconciliations } from "~/domains/ingest/index.server";
import type { countReceipts, listDeadLetters } from "~/domains/reports/index.server";
import type { Storefront } from "~/domains/storefront/index.server";
import type { listFailingJobs } from "~/jobs/queries.server";

type Found<Query extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Query>>;

interface Health {
  receipts: Found<typeof countReceipts>;
  oldest: Date | null;
  deadLetters: Found<typeof listDeadLetters>;
  backfills: Found<typeof listBackfills>;
  comparisons: Found<typeof listReconciliations>;
  requests: Found<typeof listDataRequests>;
  jobs: Found<typeof listFailingJobs>;
  /** Null while nothing was ever tried there. */
  storefront: Storefront | null;
  /** The shop's own mail of the last days; null as long as nothing was told of it. */
  mail: Figures | null;
  /** All mail of the account that shops share; null for a shop with an account of its own. */
  account: Figures | null;
}

/** The law gives a shop so long to answer. */
const daysToAnswer = 30;

/** What the page shows: times in words of the shop's zone. */
export function viewHealth(health: Health, timezone: string, now: Date) {
  const countOf = (state: string) => health.receipts.find((one) => one.state === state)?.count ?? 0;
  return {
    receipts: {
      waiting: countOf("pending"),
      folded: countOf("folded"),
      ignored: countOf("ignored"),
      dead: countOf("dead"),
    },
    storefront: viewStorefront(health.storefront, timezone),
    mail: health.mail && describeRates(health.mail),
    account: health.account && describeRates(health.account),
    oldest: health.oldest && formatSpan(health.oldest, now),
    deadLetters: health.deadLetters.map(({ receivedAt, ...letter }) => ({
      ...letter,
      at: formatTime(receivedAt, timezone),
    })),
    backfills: health.backfills.map(({ kind, state, objectsDone, objectsTotal, attempts, reason, finishedAt }) => ({
      kind,
      state,
      objectsDone,
      objectsTotal,
      attempts,
      reason,
      finished: finishedAt && formatTime(finishedAt, timezone),
    })),
    comparisons: health.comparisons.map(
      ({ id, kind, compared, missing, stale, fixed, reason, startedAt, finishedAt }) => ({
        id,
        kind,
        compared,
        missing,
        stale,
        fixed,
        outcome: reason ?? (finishedAt ? "Done" : "Running"),
        isProblem: reason !== null,
        at: formatTime(startedAt, timezone),
      }),
    ),
    requests: health.requests.map(({ requestId, customerId, requestedAt, answeredAt }) => ({
      requestId,
      customerId,
      requested: formatDay(requestedAt, timezone),
      due: formatDay(new Date(requestedAt.getTime() + daysToAnswer * 86_400_000), timezone),
      answered: answeredAt && formatDay(answeredAt, timezone),
    })),
    jobs: health.jobs.map(({ name, attempts, mostAttempts, nextAt }) => ({
      name,
      attempts,
      mostAttempts,
      next: attempts < mostAttempts ? formatTime(nextAt, timezone) : null,
    })),
  };
}

/** Each part with why it does not work, whether it is on, and when it was last heard of. */
function viewStorefront(storefront: Storefront | null, timezone: string) {
  const time = (at: Date | null | undefined) => (at ? formatTime(at, timezone) : null);
  const { pixelProblem = null, toldProblem = null, pixelSeenAt, embedSeenAt, toldAt } = storefront ?? {};
  return [
    { name: "Browse pixel", problem: pixelProblem, isOn: Boolean(pixelSeenAt), heard: time(pixelSeenAt) },
    { name: "Quiz popup in your theme", problem: null, isOn: Boolean(embedSeenAt), heard: time(embedSeenAt) },
    { name: "What your theme knows of live quizzes", problem: toldProblem, isOn: Boolean(toldAt), heard: time(toldAt) },
  ];
}

export type HealthView = ReturnType<typeof viewHealth>;
