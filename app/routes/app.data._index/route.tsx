import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useSubmit, type ClientActionFunctionArgs, useActionData } from "@remix-run/react";
import { BlockStack, Box, Card, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import { attempt, unlessFailed } from "~/components/attempt";
import { DataTabs } from "~/components/data-tabs";
import { NothingHere } from "~/components/nothing-here";
import { useLookAgain } from "~/components/use-look-again";
import { useToast } from "~/components/use-toast";
import { requireShop } from "~/doors/require-shop.server";
import { tell } from "~/doors/tell.server";
import { askForDataLook } from "~/domains/reports/index.server";
import { AdviceCard } from "./advice-card";
import { GapTable } from "./gap-table";
import { PropertyTable } from "./property-table";
import { viewProperties } from "./view.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  return { looked: await viewProperties(shop, new Date()) };
}

/** Has what is known looked at anew. */
export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  await askForDataLook(shop.id);
  return tell("What is known of your shoppers is being looked at");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Properties() {
  const { looked } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const submit = useSubmit();
  useToast(result?.told);
  const stamp = looked?.stamp ?? null;
  const [askedAt, setAskedAt] = useState<string | null>(null);
  useLookAgain(stamp === null || askedAt === stamp, 3000);
  const lookAgain = () => {
    setAskedAt(stamp);
    submit({}, { method: "post" });
  };
  return (
    <Page
      title="Data"
      subtitle="What is known of your shoppers, and what it is good for"
      fullWidth
      primaryAction={{ content: "Look again", onAction: lookAgain }}
    >
      <BlockStack gap="400">
        <DataTabs here="properties" />
        {looked === null ? (
          <Card>
            <NothingHere heading="Nobody has looked yet">
              Once a day Tessera counts what is known of your shoppers. Press “Look again” to have it done now.
            </NothingHere>
          </Card>
        ) : (
          <>
            <AdviceCard advice={looked.advice} />
            <GapTable gaps={looked.gaps} everyone={looked.everyone} />
            <PropertyTable properties={looked.properties} />
            <Box paddingInline={{ xs: "400", sm: "0" }} paddingBlockEnd="400">
              <Text as="p" tone="subdued">
                {`Counted on ${looked.lookedAt}, over ${looked.everyone.toLocaleString("en-GB")} shoppers. What uses a property is as of now.`}
              </Text>
            </Box>
          </>
        )}
      </BlockStack>
    </Page>
  );
}
