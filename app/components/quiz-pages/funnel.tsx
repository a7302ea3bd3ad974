import { Text } from "@shopify/polaris";
import type { FunnelStep } from "~/domains/reports/model";

const [barHeight, barGap, width] = [6, 2, 120];
const [blue, grey] = ["#2c6ecb", "#e3e3e3"];

/** The way through a quiz as a small picture; its words say the same. */
export function SmallFunnel({ steps }: { steps: readonly FunnelStep[] }) {
  const most = Math.max(1, ...steps.map(({ people }) => people));
  const height = steps.length * (barHeight + barGap);
  return (
    <svg
      role="img"
      aria-label={inWords(steps)}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      style={{ display: "block" }}
    >
      {steps.map(({ key, people }, i) => (
        <g key={key} transform={`translate(0 ${i * (barHeight + barGap)})`}>
          <rect width={width} height={barHeight} rx="2" fill={grey} />
          {people > 0 && <rect width={Math.max(2, (people / most) * width)} height={barHeight} rx="2" fill={blue} />}
        </g>
      ))}
    </svg>
  );
}

function inWords(steps: readonly FunnelStep[]): string {
  return steps.map(({ label, people }) => `${label}: ${number(people)}`).join(", ");
}

/** The same whole: each step with its bar, its number, and what share of those who began came so far. */
export function Funnel({ steps, caption }: { steps: readonly FunnelStep[]; caption: string }) {
  const most = Math.max(1, ...steps.map(({ people }) => people));
  return (
    <table style={{ borderSpacing: "0 0.375rem", width: "100%" }}>
      <caption style={{ textAlign: "start" }}>
        <Text as="span" tone="subdued">
          {caption}. The share that began is of those it was shown to, all others are of who began.
        </Text>
      </caption>
      <thead>
        <tr>
          <th scope="col" style={{ textAlign: "start" }}>
            Step
          </th>
          <th scope="col" style={numeric}>
            Shoppers
          </th>
          <th scope="col" style={numeric}>
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.key}>
            <th
              scope="row"
              style={{ fontWeight: "normal", overflowWrap: "anywhere", textAlign: "start", width: "60%" }}
            >
              {step.label}
              <div aria-hidden style={{ background: grey, borderRadius: 2, height: "0.375rem" }}>
                <div
                  style={{ background: blue, borderRadius: 2, height: "100%", width: `${(step.people / most) * 100}%` }}
                />
              </div>
            </th>
            <td style={numeric}>{number(step.people)}</td>
            <td style={numeric}>{shareOf(step, steps)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const numeric = {
  fontVariantNumeric: "tabular-nums",
  paddingInlineStart: "0.75rem",
  textAlign: "end",
  verticalAlign: "bottom",
  whiteSpace: "nowrap",
} as const;

function number(people: number): string {
  return people.toLocaleString("en-GB");
}

/** Of those to whom it was shown so many began; all that follows is told of those who began. */
function shareOf({ key, people }: FunnelStep, steps: readonly FunnelStep[]): string {
  const of = key === "started" ? "shown" : "started";
  const whole = steps.find((step) => step.key === of)?.people ?? 0;
  if (key === "shown" || whole === 0 || people > whole) return "–";
  return new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 1 }).format(people / whole);
}
