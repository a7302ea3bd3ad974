import { Card, InlineGrid } from "@shopify/polaris";
import { Figure } from "~/components/figure";
import { figureWords } from "~/components/reports/figure-words";

interface Week {
  mayWriteTo: number;
  sent: number;
  clicked: number;
  orders: number;
}

interface Value {
  credited: string;
  creditedOf: string;
  lift: { value: string; about: string };
}

/** The few figures that matter; each says what it counts. */
export function Figures({ week, value }: { week: Week; value: Value }) {
  const figures = [
    {
      label: "Shoppers you may write to",
      value: week.mayWriteTo,
      period: "now",
      how: "Shoppers whose latest word on email marketing is yes and whose address takes mail. Added up anew every few minutes",
    },
    {
      label: "Messages sent",
      value: week.sent,
      period: "last 7 days",
      how: "Messages Resend has accepted, today and on the six days before. Added up anew every few minutes",
    },
    {
      label: "Messages clicked",
      value: week.clicked,
      period: "last 7 days",
      how: "Messages in which somebody followed a link, today and on the six days before; each counts once. Added up anew every few minutes",
    },
    {
      label: "Orders credited to mail",
      value: week.orders,
      period: "last 7 days",
      how: figureWords["Orders credited to mail"],
    },
    {
      label: "Revenue credited to mail",
      value: value.credited,
      period: value.creditedOf,
      how: figureWords["Revenue credited to mail"],
    },
    {
      label: "Lift",
      value: value.lift.value,
      period: value.lift.about,
      how: "How many more shoppers order who get mail than of those whom chance leaves out: what mail brings that would not have come anyway",
    },
  ];
  return (
    <InlineGrid columns={{ xs: 2, md: 3 }} gap={{ xs: "200", sm: "400" }}>
      {figures.map((figure) => (
        <Card key={figure.label}>
          <Figure as="h2" {...figure} />
        </Card>
      ))}
    </InlineGrid>
  );
}
