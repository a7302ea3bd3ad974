import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import {
  useActionData,
  useLoaderData,
  useNavigation,
  useSubmit,
  type ClientActionFunctionArgs,
} from "@remix-run/react";
import { BlockStack, Box, Button, Form, InlineStack, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import { attempt, unlessFailed } from "~/components/attempt";
import { usePermission } from "~/components/use-permission";
import { useToast } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { marked, refuse } from "~/doors/tell.server";
import { makeNewDiscount } from "~/domains/coupons/index.server";
import { DiscountForm } from "~/domains/coupons/model";
import { EndFields, GiftFields } from "./fields";

export async function loader({ request }: LoaderFunctionArgs) {
  const { currency } = await requireShop(request);
  return { currency };
}

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, DiscountForm);
  if (!form.ok) return refuse(marked, form.errors);
  const saved = await makeNewDiscount(shop, form.data, new Date());
  if (saved.outcome === "refused") return refuse(marked, { [saved.field]: saved.problem });
  return redirect("/app/coupons");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

const empty: DiscountForm = {
  ...{ name: "", kind: "percentage", percent: "10", amount: "", minimum: "" },
  ...{ ends: "days", days: "14", date: "" },
};

export default function NewDiscount() {
  const { currency } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [values, setValues] = useState<DiscountForm>(empty);
  const submit = useSubmit();
  const isSaving = useNavigation().state !== "idle";
  const { withPermission, isAsking } = usePermission("write_discounts");
  useToast(result?.told);
  const save = () => withPermission(() => submit(values, { method: "post" }));
  const fields = {
    values,
    currency,
    errors: result?.errors ?? {},
    onChange: (change: Partial<DiscountForm>) => setValues({ ...values, ...change }),
  };
  return (
    <Page title="Add discount" backAction={{ content: "Discount codes", url: "/app/coupons" }} narrowWidth>
      <Form onSubmit={save}>
        <BlockStack gap="400">
          <GiftFields {...fields} />
          <EndFields {...fields} />
          <Box paddingInline={{ xs: "400", sm: "0" }}>
            <BlockStack gap="400">
              <Text as="p" tone="subdued">
                Tessera makes the discount in Shopify and keeps codes ready. Each code is good for one order, and each
                shopper can use one.
              </Text>
              <InlineStack align="end">
                <Button submit variant="primary" loading={isSaving || isAsking}>
                  Save
                </Button>
              </InlineStack>
            </BlockStack>
          </Box>
        </BlockStack>
      </Form>
    </Page>
  );
}
