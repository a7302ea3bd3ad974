import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import {
  useActionData,
  useLoaderData,
  useNavigation,
  useSubmit,
  type ClientActionFunctionArgs,
} from "@remix-run/react";
import { SaveBar } from "@shopify/app-bridge-react";
import { BlockStack, Box, Form, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import { attempt, unlessFailed } from "~/components/attempt";
import { useLeaveGuard } from "~/components/use-leave-guard";
import { SettingsTabs } from "~/components/settings-tabs";
import { useToast, type Told } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { findPolicies, savePolicies } from "~/domains/messages/index.server";
import { EndCard, FrequencyCard, QuietCard } from "./cards";
import { DaysCard } from "./days-card";
import { fieldsOf, PolicyForm, spansOf, type PolicyFields } from "./form";
import { Week } from "./week";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  return { saved: fieldsOf(await findPolicies(shop.id)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, PolicyForm);
  if (!form.ok) {
    const told: Told = { problem: true, words: "Not saved: look at what is marked" };
    return data({ told, errors: form.errors }, { status: 422 });
  }
  await savePolicies(shop.id, form.data, new Date());
  const told: Told = { problem: false, words: "Saved. What waits is decided about anew" };
  return data({ told, errors: {} });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Sending() {
  const { saved } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [values, setValues] = useState<PolicyFields>(saved);
  const submit = useSubmit();
  const isSaving = useNavigation().state === "submitting";
  const hasChanges = meaning(values) !== meaning(saved);
  useToast(result?.told);
  useLeaveGuard(hasChanges);
  const save = () => submit(values, { method: "post" });
  const fields = {
    values,
    errors: result?.errors ?? {},
    onChange: (change: Partial<PolicyFields>) => setValues({ ...values, ...change }),
  };
  return (
    <Page title="Settings" subtitle="How often your shop writes to a shopper, and when">
      <SaveBar id="sending" open={hasChanges}>
        <button variant="primary" disabled={isSaving} onClick={save}>
          Save
        </button>
        <button onClick={() => setValues(saved)}>Discard</button>
      </SaveBar>
      <Form onSubmit={save}>
        <BlockStack gap="400">
          <SettingsTabs here="sending" />
          <Box paddingInline={{ xs: "400", sm: "0" }}>
            <Text as="p" tone="subdued">
              All of this is for marketing mail. What a shopper asked for, the confirmation of a subscription for
              example, goes out at once.
            </Text>
          </Box>
          <FrequencyCard {...fields} />
          <QuietCard {...fields} />
          <DaysCard {...fields} />
          <Week spans={spansOf(values)} />
          <EndCard {...fields} />
        </BlockStack>
      </Form>
    </Page>
  );
}

/** What the fields come to, so that a space or a zero too many is no change. What cannot be read is itself. */
function meaning(values: PolicyFields): string {
  const read = PolicyForm.safeParse(values);
  return JSON.stringify(read.success ? read.data : values);
}
