import type { Mutant } from "./mutant";

const traits = "app/domains/traits";
const interests = `${traits}/interests/interests.db.test.ts`;
const engagement = `${traits}/engagement/engagement.db.test.ts`;
const fit = `${traits}/engagement/fit.test.ts`;

/** What shoppers like, how engaged they are, and when what was learnt is believed. */
export const interestMutants: readonly Mutant[] = [
  {
    name: "every-look-of-a-day-is-a-sign",
    file: `${traits}/interests/affinities.server.ts`,
    find: "SELECT DISTINCT profile_id, ${of}, kind,",
    replace: "SELECT profile_id, ${of}, kind,",
    killedBy: interests,
    test: "ten times on a day",
  },
  {
    name: "affinities-never-fade",
    file: `${traits}/interests/affinities.server.ts`,
    find: "power(0.5::float8",
    replace: "power(1::float8",
    killedBy: interests,
    test: "weighs half",
  },
  {
    name: "a-visit-never-ends",
    file: `${traits}/interests/motivation.server.ts`,
    find: "THEN 0 ELSE 1 END AS is_first",
    replace: "THEN 0 ELSE 0 END AS is_first",
    killedBy: interests,
    test: "are a comparison",
  },
  {
    name: "what-was-bought-still-holds-them",
    file: `${traits}/interests/motivation.server.ts`,
    find: "AND b.at >= r.first_at)",
    replace: "AND b.at < r.first_at)",
    killedBy: interests,
    test: "until it is bought",
  },
  {
    name: "signs-before-the-last-order-make-ready",
    file: `${traits}/interests/readiness.server.ts`,
    find: "coalesce(p.last_order_at, '-infinity')",
    replace: "'-infinity'::timestamptz",
    killedBy: interests,
    test: "what the plain rules say",
  },
  {
    name: "interests-know-the-future",
    file: `${traits}/interests/signs.server.ts`,
    find: "AND e.occurred_at <= ${asOf} ${among(sql`e.profile_id`, reading)}",
    replace: "AND ${asOf}::timestamptz IS NOT NULL ${among(sql`e.profile_id`, reading)}",
    killedBy: interests,
    test: "whatever came later",
  },
  {
    name: "pages-only-opened-were-read",
    file: `${traits}/interests/signs.server.ts`,
    find: "a.kind = 'page_stayed' AND ${wholeOf(\"seconds\")} >= ${rule.readSeconds}",
    replace: "a.kind = 'page_stayed' AND ${wholeOf(\"seconds\")} >= 0 * ${rule.readSeconds}",
    killedBy: interests,
    test: "only opened",
  },
  {
    name: "todays-deeds-score-today",
    file: `${traits}/engagement/counts.server.ts`,
    find: "${at} < place.today AND",
    replace: "",
    killedBy: engagement,
    test: "what the plain rule says",
  },
  {
    name: "a-snapshot-sees-what-came-after-it",
    file: `${traits}/engagement/queries.server.ts`,
    find: "counted({ shopId, asOf: day, whose: sampled })",
    replace: "counted({ shopId, asOf: outcomeEnds, whose: sampled })",
    killedBy: engagement,
    test: "and nothing else",
  },
  {
    name: "any-later-order-is-an-outcome",
    file: `${traits}/engagement/queries.server.ts`,
    find: "AND o.processed_at < ${outcomeEnds} AND",
    replace: "AND ${outcomeEnds}::timestamptz IS NOT NULL AND",
    killedBy: engagement,
    test: "and nothing else",
  },
  {
    name: "whatever-was-learnt-is-used",
    file: `${traits}/engagement/fit.ts`,
    find: 'return gain.auc > rule.betterBy * gain.standardError ? "used" : "not_better";',
    replace: 'return gain.auc > -1 ? "used" : "not_better";',
    killedBy: fit,
    test: "nothing is better",
  },
  {
    name: "chance-is-believed",
    file: `${traits}/engagement/fit.ts`,
    find: "quality.auc - 0.5 <= rule.surerThanChanceBy * quality.standardError",
    replace: "quality.auc <= 0",
    killedBy: fit,
    test: "worse than a coin",
  },
  {
    name: "weights-may-count-against-a-shopper",
    file: `${traits}/engagement/fit.ts`,
    find: "if (least >= 0) return toSum(used, coefficients);",
    replace: "if (least >= -99) return toSum(used, coefficients);",
    killedBy: fit,
    test: "against them",
  },
  {
    name: "little-is-enough-to-learn-from",
    file: `${traits}/engagement/fit.ts`,
    find: "if (!hand || !hasBoth(samples.learnt, rule.fewestLearnt)) return tooFew;",
    replace: "if (!hand) return tooFew;",
    killedBy: fit,
    test: "nothing is fitted",
  },
];
