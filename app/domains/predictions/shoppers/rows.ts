import type { Prediction, Range } from "../model";

/** A prediction as it is stored: one column for each value. */
export interface PredictionRow {
  alivePercent: number | null;
  aliveLow: number | null;
  aliveHigh: number | null;
  churnPercent: number;
  churnLow: number;
  churnHigh: number;
  /** A decimal, as PostgreSQL writes it. */
  orders90: string;
  orders90Low: number;
  orders90High: number;
  orders365: string;
  orders365Low: number;
  orders365High: number;
  spend90: string;
  spend90Low: string;
  spend90High: string;
  spend365: string;
  spend365Low: string;
  spend365High: string;
  nextOrderAt: Date | null;
  nextOrderLow: Date | null;
  nextOrderHigh: Date | null;
}

export function toRow({ alive, churn, orders90, orders365, spend90, spend365, nextOrder }: Prediction): PredictionRow {
  return {
    ...{ alivePercent: alive?.value ?? null, aliveLow: alive?.low ?? null, aliveHigh: alive?.high ?? null },
    ...{ churnPercent: churn.value, churnLow: churn.low, churnHigh: churn.high },
    ...{ orders90: String(orders90.value), orders90Low: orders90.low, orders90High: orders90.high },
    ...{ orders365: String(orders365.value), orders365Low: orders365.low, orders365High: orders365.high },
    ...{ spend90: String(spend90.value), spend90Low: String(spend90.low), spend90High: String(spend90.high) },
    ...{ spend365: String(spend365.value), spend365Low: String(spend365.low), spend365High: String(spend365.high) },
    nextOrderAt: nextOrder?.at ?? null,
    nextOrderLow: nextOrder?.low ?? null,
    nextOrderHigh: nextOrder?.high ?? null,
  };
}

export function fromRow(row: PredictionRow): Prediction {
  const { alivePercent, aliveLow, aliveHigh, nextOrderAt, nextOrderLow } = row;
  const isAnswered = alivePercent !== null && aliveLow !== null && aliveHigh !== null;
  return {
    alive: isAnswered ? { value: alivePercent, low: aliveLow, high: aliveHigh } : null,
    churn: { value: row.churnPercent, low: row.churnLow, high: row.churnHigh },
    orders90: range(row.orders90, row.orders90Low, row.orders90High),
    orders365: range(row.orders365, row.orders365Low, row.orders365High),
    spend90: range(row.spend90, row.spend90Low, row.spend90High),
    spend365: range(row.spend365, row.spend365Low, row.spend365High),
    nextOrder: nextOrderAt && nextOrderLow ? { at: nextOrderAt, low: nextOrderLow, high: row.nextOrderHigh } : null,
  };
}

function range(value: string, low: string | number, high: string | number): Range {
  return { value: Number(value), low: Number(low), high: Number(high) };
}
