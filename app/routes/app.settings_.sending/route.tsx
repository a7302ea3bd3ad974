import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Box, Form, Page, Text } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { SettingsTabs } from "~/components/settings-tabs";
import { UnsavedBar } from "~/components/unsaved-bar";
import { useSavedForm } from "~/components/use-saved-form";
import { useToast } from "~/components/use-toast";
import { Week } from "~/components/week/week";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { marked, refuse, tell } from "~/doors/tell.server";
import { findPolicies, listSegmentTimes, savePolicies } from "~/domains/messages/index.server";
import { EndCard, FrequencyCard, QuietCard } from "./cards";
import { DaysCard } from "./days-card";
import { fieldsOf, PolicyForm, spansOf, type PolicyFields } from "./form";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const [policies, segments] = await Promise.all([findPolicies(shop.id), listSegmentTimes(shop.id)]);
  return { saved: fieldsOf(policies), segments: segments.map(({ segmentId, name }) => ({ segmentId, name })) };
}

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, PolicyForm);
  if (!form.ok) return refuse(marked, form.errors);
  await savePolicies(shop.id, form.data, new Date());
  return tell("Saved. What waits is decided about anew");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Sending() {
  const { saved, segments } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { values, change, save, bar } = useSavedForm<PolicyFields>(saved, { meaning, fields: (all) => all });
  const fields = { values, errors: result?.errors ?? {}, onChange: change };
  useToast(result?.told);
  return (
    <Page title="Settings" subtitle="How often your shop writes to a shopper, and when">
      <UnsavedBar id="sending" {...bar} />
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
          <DaysCard segments={segments} {...fields} />
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
