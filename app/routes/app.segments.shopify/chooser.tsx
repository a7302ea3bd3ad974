import { useFetcher, useSearchParams } from "@remix-run/react";
import { BlockStack, Box, Card, InlineStack, Page, Select, type PageProps } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { NothingHere } from "~/components/nothing-here";
import { titleOfChoice } from "~/components/segment-builder/titles";
import { useToast, type Told } from "~/components/use-toast";
import { families } from "~/domains/segments/model";
import { ShopifyTable } from "./shopify-table";
import { isChoosable, type viewListed } from "./view";

type Listed = ReturnType<typeof viewListed>;

const familyOptions = [
  { label: "Where each fits", value: "" },
  ...families.map((family) => ({ label: titleOfChoice(family), value: family })),
];

/** Shopify's segments, of which several can be chosen and added at once. */
export function Chooser({ heading, listed }: { heading: PageProps; listed: Listed }) {
  const { segments } = listed;
  const fetcher = useFetcher<{ told: Told }>();
  useToast(fetcher.data?.told);
  const [family, setFamily] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choosable = segments.filter(isChoosable).map(({ id }) => id);
  const picked = chosen.filter((id) => choosable.includes(id));
  useEffect(() => setChosen([]), [listed.before, listed.after]);
  const add = () => fetcher.submit({ ids: picked.join(","), family }, { method: "post" });
  return (
    <Page
      {...heading}
      primaryAction={{
        content: picked.length === 1 ? "Add 1 segment" : `Add ${picked.length || ""} segments`.replace("  ", " "),
        disabled: picked.length === 0,
        loading: fetcher.state !== "idle",
        onAction: add,
      }}
    >
      <Card padding="0">
        {segments.length === 0 ? (
          <NothingHere
            heading="There are no segments in Shopify"
            action={{ content: "New segment", url: "/app/segments/new" }}
          >
            Segments that you make in Shopify, under Customers, can be added here.
          </NothingHere>
        ) : (
          <BlockStack>
            <Box padding="400">
              <InlineStack gap="400" blockAlign="end">
                <Select label="Put them under" options={familyOptions} value={family} onChange={setFamily} />
              </InlineStack>
            </Box>
            <ShopifyTable segments={segments} chosen={picked} onChoose={setChosen} pagination={useTurning(listed)} />
          </BlockStack>
        )}
      </Card>
    </Page>
  );
}

/** Turning Shopify's pages by the address; undefined when there is only one. */
function useTurning({ before, after }: Pick<Listed, "before" | "after">) {
  const [, setParams] = useSearchParams();
  if (before === null && after === null) return undefined;
  return {
    hasPrevious: before !== null,
    hasNext: after !== null,
    label: "",
    onPrevious: () => setParams({ before: before ?? "" }),
    onNext: () => setParams({ after: after ?? "" }),
  };
}
