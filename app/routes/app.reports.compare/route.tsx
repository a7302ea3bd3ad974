import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Banner, Card, Select } from "@shopify/polaris";
import { NothingHere } from "~/components/nothing-here";
import { ReportPage } from "~/components/report-page";
import { ReportRows } from "~/components/report-table";
import { requireShop } from "~/doors/require-shop.server";
import { readPeriod } from "~/lib/report-period";
import { loadComparison } from "./table.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const params = new URL(request.url).searchParams;
  const period = readPeriod(params, new Date(), shop.timezone);
  return { period, ...(await loadComparison(shop, period, params)) };
}

export default function SegmentComparison() {
  const { period, segments, chosen } = useLoaderData<typeof loader>();
  if (!chosen) {
    return (
      <ReportPage here="compare" question={question}>
        <Card>
          <NothingHere
            heading="There are no two segments to compare"
            action={{ content: "New segment", url: "/app/segments/new" }}
          >
            Two segments stand here side by side as soon as there are two.
          </NothingHere>
        </Card>
      </ReportPage>
    );
  }
  const { first, second, shared, table } = chosen;
  return (
    <ReportPage
      here="compare"
      question={question}
      period={period}
      choices={
        <>
          <SegmentSelect label="First" name="a" segments={segments} value={first} />
          <SegmentSelect label="Second" name="b" segments={segments} value={second} />
        </>
      }
      file={{ url: "/app/reports/compare/export", name: "compare" }}
    >
      <Banner tone="info" title="They differ by who is in them">
        <p>
          Chance did not choose who is in which segment, so what differs between them need not come from the mail. Only
          an experiment tells that. Each interval would miss one time in twenty, each for itself. {sharedWords(shared)}
        </p>
      </Banner>
      <ReportRows table={table} resource={{ singular: "measure", plural: "measures" }} />
    </ReportPage>
  );
}

const question = "How do two segments differ?";

function sharedWords(shared: number | null): string {
  if (shared === null || shared === 0) return "";
  const count = shared.toLocaleString("en-GB");
  return `${count} ${shared === 1 ? "shopper is" : "shoppers are"} in both, which makes the two more alike than they would be otherwise.`;
}

interface SelectProps {
  label: string;
  /** In the address. */
  name: "a" | "b";
  segments: { id: number; name: string }[];
  value: number;
}

function SegmentSelect({ label, name, segments, value }: SelectProps) {
  const [, setParams] = useSearchParams();
  return (
    <Select
      label={label}
      labelInline
      options={segments.map((segment) => ({ value: String(segment.id), label: segment.name }))}
      value={String(value)}
      onChange={(id) =>
        setParams((params) => {
          const next = new URLSearchParams(params);
          next.set(name, id);
          return next;
        })
      }
    />
  );
}
