import { BlockStack, Card, Link, Text } from "@shopify/polaris";
import { formatDay } from "~/components/dates";
import { problemWords } from "~/domains/predictions";
import type { Fit, Prediction, Range } from "~/domains/predictions/model";
import { formatMoney } from "~/lib/money";

interface Settings {
  timezone: string;
  currency: string;
  now: Date;
}

interface Line {
  label: string;
  value: string;
  range: string;
}

/** What is expected of a shopper, in words; null where the shop has no model or they never bought. */
export function viewExpectations(
  prediction: (Prediction & { derivedAt: Date }) | null,
  fit: Fit | null,
  { timezone, currency, now }: Settings,
) {
  if (!prediction) return null;
  const percent = (label: string, { value, low, high }: Range): Line => ({
    label,
    value: `${value} %`,
    range: low === high ? "" : `${low} to ${high} %`,
  });
  const orders = (label: string, { value, low, high }: Range): Line => ({
    label,
    value: value.toLocaleString("en-GB"),
    range: `${low} to ${high}`,
  });
  const spend = (label: string, { value, low, high }: Range): Line => {
    const [amount, least, most] = [value, low, high].map((amountMinor) => formatMoney({ amountMinor, currency }));
    return { label, value: amount ?? "", range: `${least} to ${most}` };
  };
  return {
    lines: [
      ...(prediction.alive ? [percent("Still a customer", prediction.alive)] : []),
      percent("Orders nothing for a year", prediction.churn),
      orders("Orders in 90 days", prediction.orders90),
      spend("Spend in 90 days", prediction.spend90),
      orders("Orders in a year", prediction.orders365),
      spend("Spend in a year", prediction.spend365),
      nextOrder(prediction.nextOrder, timezone, now),
    ],
    since: formatDay(prediction.derivedAt, timezone),
    warning: fit ? problemWords(fit) : null,
  };
}

function nextOrder(next: Prediction["nextOrder"], timezone: string, now: Date): Line {
  const label = "Next order";
  if (!next) return { label, value: "Not within a year", range: "" };
  const day = (at: Date) => formatDay(at, timezone);
  return {
    label,
    value: next.at < now ? `Was expected by ${day(next.at)}` : `About ${day(next.at)}`,
    range: next.high ? `${day(next.low)} to ${day(next.high)}` : `${day(next.low)} or much later`,
  };
}

/** What to expect of them; nothing where nothing is foretold. */
export function Expectations({ expectations }: { expectations: ReturnType<typeof viewExpectations> }) {
  if (!expectations) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What to expect
        </Text>
        {expectations.warning && <Text as="p">{expectations.warning}: take these figures as a rank.</Text>}
        {expectations.lines.map(({ label, value, range }) => (
          <BlockStack key={label}>
            <Text as="h3" tone="subdued">
              {label}
            </Text>
            <Text as="p">
              {value}{" "}
              <Text as="span" tone="subdued">
                {range && `(${range})`}
              </Text>
            </Text>
          </BlockStack>
        ))}
        <Text as="p" tone="subdued">
          In eight of ten cases between the two. So since {expectations.since}.{" "}
          <Link url="/app/data/predictions">How well this can be told</Link>
        </Text>
      </BlockStack>
    </Card>
  );
}
