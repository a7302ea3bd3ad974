import { dues, flipped, stories, verdicts } from "./flipped";
import type { Mutant } from "./mutant";

/** What each operator of a definition means once it is SQL. */
export const meaning: readonly Mutant[] = [
  ...flipped("operators.ts", verdicts, [
    ["equal-is-different", "${left} = ${right}", "${left} <> ${right}"],
    ["different-is-equal", "${left} <> ${right}", "${left} = ${right}"],
    ["less-or-equal-for-less", "${left} < ${right}", "${left} <= ${right}"],
    ["less-for-less-or-equal", "${left} <= ${right}", "${left} < ${right}"],
    ["more-or-equal-for-more", "${left} > ${right}", "${left} >= ${right}"],
    ["more-for-more-or-equal", "${left} >= ${right}", "${left} > ${right}"],
  ]),
  ...flipped("compile.server.ts", verdicts, [
    ["or-for-and", '" AND " : " OR "', '" OR " : " OR "'],
    ["and-for-or", '" AND " : " OR "', '" AND " : " AND "'],
    ["not-says-nothing", "return { ...part, truth: sql`(NOT ${part.truth})` };", "return part;"],
    ["unknowable-is-asked", 'if (attribute.absent === "unknowable") return unknown;', ""],
    ["missing-is-unknown", "sql`coalesce(${truth}, false)` : truth", "truth : truth"],
    ["is-null-is-settled", 'absent === "none" && test.type !== "null"', 'absent === "none" && test.type === "null"'],
    ["member-of-all", 'joined(parts, " OR ")', 'joined(parts, " AND ")'],
    ["no-member-is-a-member", 'test.operator === "!=" ? { ...some', 'test.operator === "=" ? { ...some'],
    [
      "lost-segment-is-empty",
      "? compile(definition, plan, isNarrow) : unknown",
      "? compile(definition, plan, isNarrow) : { truth: sql`false`, dues: [] }",
    ],
  ]),
  ...flipped("tests.server.ts", verdicts, [
    ["null-is-not-null", "(${value} IS NULL)", "(${value} IS NOT NULL)"],
    ["between-excludes", "(${value} BETWEEN ", "(${value} NOT BETWEEN "],
    ["in-excludes", "(${value} IN (", "(${value} NOT IN ("],
    ["lists-want-every-member", "= ANY (${values}))`", "= ALL (${values}))`"],
    ["empty-list-is-no-null", "coalesce(cardinality(${values}), 0) = 0", "coalesce(cardinality(${values}), 0) > 0"],
    ["list-without-wants-with", "sql`(NOT ${has(test.value)})`", "has(test.value)"],
    ["in-wants-every-value", 'test.values.map(has), " OR "', 'test.values.map(has), " AND "'],
    ["lists-heed-case", "value.text.toLowerCase()", "value.text"],
    [
      "nothing-is-another",
      'test.type === "compare" && test.operator === "!="',
      'test.type === "compare" && test.operator === "="',
    ],
    ["nothing-is-no-null", 'return test.type === "null" || ', "return "],
    ["between-excludes-its-first-day", 'bound(">=", test.from)', 'bound(">", test.from)'],
    ["between-excludes-its-last-day", 'bound("<=", test.to)', 'bound("<", test.to)'],
    ["cents-for-every-currency", "decimalsOf(currency))", "Math.min(2, decimalsOf(currency)))"],
    ["fractions-of-a-cent-are-lost", "${rest && `.${rest}`}", ""],
  ]),
  ...flipped("dates.server.ts", verdicts, [
    ["either-end-of-between", '(${join(parts, " AND ")})', '(${join(parts, " OR ")})'],
    ["hours-ahead-for-ago", "at.getTime() + hours", "at.getTime() - hours"],
    ["days-end-as-they-begin", "beginOf(day + 1, timezone)", "beginOf(day, timezone)"],
    ["days-of-another-zone", "instant(beginOf(day, timezone)), ", "instant(beginOf(day, 'Pacific/Auckland')), "],
    [
      "today-is-elsewhere",
      "dayTruth(moment, operator, wholeDay(date, dayOf(clock.asOf, clock.timezone)), clock)",
      "dayTruth(moment, operator, wholeDay(date, dayOf(clock.asOf, 'Pacific/Auckland')), clock)",
    ],
    [
      "from-its-day-on-for-after",
      'case ">":\n      return sql`${moment} >= ${end}`',
      'case ">":\n      return sql`${moment} >= ${begin}`',
    ],
    [
      "until-its-day-for-through",
      'case "<=":\n      return sql`${moment} < ${end}`',
      'case "<=":\n      return sql`${moment} < ${begin}`',
    ],
    [
      "after-its-day-for-from",
      'case ">=":\n      return sql`${moment} >= ${begin}`',
      'case ">=":\n      return sql`${moment} >= ${end}`',
    ],
    [
      "through-its-day-for-before",
      'case "<":\n      return sql`${moment} < ${begin}`',
      'case "<":\n      return sql`${moment} < ${end}`',
    ],
    [
      "any-time-until-its-day-is-over",
      "(${moment} >= ${begin} AND ${moment} < ${end})",
      "(${moment} >= ${begin} OR ${moment} < ${end})",
    ],
    [
      "never-another-day",
      "(${moment} < ${begin} OR ${moment} >= ${end})",
      "(${moment} < ${begin} AND ${moment} >= ${end})",
    ],
    [
      "weeks-are-days",
      'case "week":\n      return sql`make_interval(weeks =>',
      'case "week":\n      return sql`make_interval(days =>',
    ],
    [
      "months-are-days",
      'case "month":\n      return sql`make_interval(months =>',
      'case "month":\n      return sql`make_interval(days =>',
    ],
    ["quarters-are-months", "${amount * 3}", "${amount}"],
    ["years-are-months", "make_interval(years =>", "make_interval(months =>"],
  ]),
  ...flipped("dates.server.ts", dues, [
    ["days-turn-a-day-late", "return [0];", "return [1];"],
    ["last-days-turn-a-day-early", "return [1];", "return [0];"],
    ["a-day-begins-and-never-ends", "return [0, 1];", "return [0];"],
    ["hours-turn-the-other-way", "(${moment} - ${span", "(${moment} + ${span"],
    [
      "turns-at-midnight-elsewhere",
      "::timestamp AT TIME ZONE ${timezone}::text)",
      "::timestamp AT TIME ZONE 'Pacific/Honolulu')",
    ],
    ["short-months-turn-late", "< ${day} THEN 1 ELSE 0", "<= ${day} THEN 1 ELSE 0"],
    ["hours-turn-by-the-day", "isHours(date) ? hourTurn(date.amount, side, clock) : dayTurn", "dayTurn"],
    ["a-turn-is-passed-a-day-early", "side === 1 ? bound : bound + 1", "side === 1 ? bound + 1 : bound + 1"],
  ]),
  ...flipped("tests.server.ts", dues, [
    ["relative-days-stand-still", 'date.type === "relative" || date.type === "start")', 'date.type === "start")'],
    ["calendar-stands-still", 'date.type === "relative" || date.type === "start")', 'date.type === "relative")'],
  ]),
  ...flipped("filters.server.ts", verdicts, [
    ["sums-take-the-largest", "sql`sum(${alias}.total_minor)`", "sql`max(${alias}.total_minor)`"],
    ["quantities-take-the-largest", "sql`sum(${alias}.quantity)`", "sql`max(${alias}.quantity)`"],
    ["what-is-at-once-counts-once", "sql`count(*)`", "sql`count(DISTINCT ${alias}.at)`"],
    ["denied-totals-are-not-denied", "return negated ? sql`(NOT ${truth})` : truth;", "return truth;"],
    ["events-of-any-kind", "${alias}.kind = ${kind}` : sql`true`", "${alias}.kind <> ''` : sql`true`"],
    ["one-filter-is-enough", 'join([...parts], " AND ")', 'join([...parts], " OR ")'],
    ["unknowable-in-a-relation-is-asked", "(relations ?? []).some(", "(relations ?? []).every("],
    [
      "unknowable-filter-is-asked",
      "filters.some(({ test }) => getParameter(asked, test.name).isUnknowable)",
      "filters.every(({ test }) => getParameter(asked, test.name).isUnknowable)",
    ],
    [
      "once-is-never",
      'operator: ">=", value: { type: "number", number: "1" }',
      'operator: ">", value: { type: "number", number: "1" }',
    ],
  ]),
  ...flipped("matches.server.ts", verdicts, [
    ["nothing-counted-is-unknown", "FILTER (WHERE ${counted})`)}, 0)`", "FILTER (WHERE ${counted})`)}, NULL)`"],
  ]),
  ...flipped("matches.server.ts", dues, [
    ["dates-of-things-never-turn", "dues: [...turns, ...dues]", "dues"],
    ["waits-never-end", "dues: [...turns, ...dues]", "dues: turns"],
    ["the-last-turn-first", "sql`min(${value}) FILTER", "sql`max(${value}) FILTER"],
  ]),
  ...flipped("plan.server.ts", verdicts, [
    ["scan-forgets-who-wants-all", "one.since && other.since && new Date(", "(one.since ?? other.since) && new Date("],
    ["ranks-are-not-shared", "one.isRanked || other.isRanked", "one.isRanked && other.isRanked"],
  ]),
  ...flipped("since.server.ts", verdicts, [
    ["denied-dates-bound-the-scan", 'negated || test.name !== "date"', 'test.name !== "date"'],
    ["upper-dates-bound-the-scan", 'operator !== ">=" && operator !== ">" && operator !== "="', "!operator"],
    [
      "scan-is-as-long-as-half-its-length",
      "amount < 0 ? amount * unitDays[unit] - 2",
      "amount < 0 ? (amount * unitDays[unit]) / 2",
    ],
  ]),
  ...flipped("dates.server.ts", stories, [
    [
      "periods-turn-one-late",
      "< ${day} THEN ${floor} + ${span(date.of, 1)}",
      "<= ${day} THEN ${floor} + ${span(date.of, 1)}",
    ],
  ]),
  ...flipped("plan.server.ts", stories, [
    [
      "scan-begins-too-late",
      "Math.min(one.since.getTime(), other.since.getTime())",
      "Math.max(one.since.getTime(), other.since.getTime())",
    ],
  ]),
  ...flipped("dates.server.ts", stories, [
    [
      "hours-are-passed-at-once",
      "side === 1 ? sql`${moment} >= ${bound}`",
      "side === 1 ? sql`${moment} >= ${bound} + interval '10 hours'`",
    ],
    ["turns-alike-are-mixed", "JSON.stringify([date, side])", "JSON.stringify([date.type, side])"],
  ]),
];
