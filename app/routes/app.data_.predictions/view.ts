import { formatDay } from "~/components/dates";
import { problemWords, reasonWords } from "~/domains/predictions";
import type { Check, Fit, Fitted } from "~/domains/predictions/model";
import { formatMoney } from "~/lib/money";
import type { ReportTable } from "~/lib/report-table";

interface Expected {
  shoppers: number;
  orders: number;
  spendMinor: string;
}

interface Kept {
  fit: Fit;
  fittedAt: Date;
}

/** The page's words of a fit. */
export function viewFit({ fit, fittedAt }: Kept, expected: Expected, shop: { timezone: string; currency: string }) {
  return {
    state: fit.state,
    title: titleOf(fit),
    reasons: reasonWords(fit),
    fittedOn: formatDay(fittedAt, shop.timezone),
    from: fromWords(fit),
    expected: fit.fitted ? viewExpected(expected, shop.currency) : null,
    check: fit.check ? viewCheck(fit.check, shop) : null,
    parameters: fit.fitted ? parametersOf(fit.fitted) : [],
    tied: fit.fitted ? tiedWords(fit.fitted.tied) : null,
  };
}

function titleOf(fit: Fit): string {
  if (fit.state === "too_few") return "It is too early to foretell orders";
  return problemWords(fit) ?? "Predictions fit this shop";
}

function fromWords({ buyers, repeatBuyers, historyDays, fittedBuyers }: Fit): string {
  const all = `${number(buyers)} shoppers who bought, ${number(repeatBuyers)} of them on more than one day, over ${number(historyDays)} days`;
  return fittedBuyers > 0 && fittedBuyers < buyers ? `${all}; fitted by ${number(fittedBuyers)} of them` : all;
}

function viewExpected({ shoppers, orders, spendMinor }: Expected, currency: string) {
  return {
    shoppers,
    orders: Math.round(orders),
    // Three digits: to the penny nobody knows.
    spend: `About ${formatMoney({ amountMinor: Number(Number(spendMinor).toPrecision(3)), currency })}`,
  };
}

/** What was foretold of the weeks held back, beside what came: the figures of the chart are those of the table. */
function viewCheck(check: Check, { timezone, currency }: { timezone: string; currency: string }) {
  const groups = check.deciles.map((decile, i) => ({ name: String(i + 1), ...decile }));
  const table: ReportTable = {
    currency,
    columns: [
      { title: "Tenth of shoppers", kind: "text" },
      { title: "Shoppers", kind: "count" },
      { title: "Expected orders each", kind: "count" },
      { title: "Orders each", kind: "count" },
      { title: "Give or take by chance", kind: "count" },
    ],
    rows: groups.map(({ name, shoppers, expected, actual, deviation }) => ({
      id: name,
      cells: [name, shoppers, expected, actual, 2 * deviation],
    })),
  };
  const since = formatDay(new Date(`${check.from}T12:00:00Z`), "UTC");
  return {
    groups,
    table,
    about: `For the ${check.days} days from ${since} on (by the days of ${timezone.replaceAll("_", " ")}), from earlier orders alone: ${number(Math.round(check.expected))} orders were expected of ${number(check.shoppers)} shoppers, and ${number(check.actual)} came. Shoppers stand in ten groups, from those of whom least was expected to those of whom most was. Several orders of a day count as one.`,
    label: `Expected and actual orders of ten groups of shoppers: of the last group ${short(groups.at(-1)?.expected)} each were expected, and ${short(groups.at(-1)?.actual)} came`,
    ranking: `Of two shoppers, one who bought then and one who did not, it had put the buyer first in ${Math.round(check.ranking * 100)} % of all cases.`,
  };
}

const modelNames = { bg_nbd: "BG/NBD", mbg_nbd: "MBG/NBD" } as const;

function parametersOf({ model, counts, spend }: Fitted): string[] {
  const { r, alpha, a, b } = counts;
  return [
    `How often and how long: ${modelNames[model]} with r ${short(r)}, α ${short(alpha)} days, a ${short(a)}, b ${short(b)}`,
    `An average shopper buys every ${number(Math.round(alpha / r))} days while they are a customer, and ${Math.round((100 * a) / (a + b))} % of purchases are somebody’s last`,
    `How much: Gamma-Gamma with p ${short(spend.p)}, q ${short(spend.q)}, v ${short(spend.v)} mean purchases`,
  ];
}

/** From here on number and mean of purchases go together more than the model allows. */
const muchTied = 0.3;

function tiedWords(tied: number): string | null {
  if (Math.abs(tied) < muchTied) return null;
  return `Who buys more often spends ${tied > 0 ? "more" : "less"} each time here. The model takes both for unrelated: expected spend is a little too ${tied > 0 ? "low" : "high"} for the best customers.`;
}

function number(value: number): string {
  return value.toLocaleString("en-GB");
}

function short(value = 0): string {
  return String(Number(value.toPrecision(3)));
}
