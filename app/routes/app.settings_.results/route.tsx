import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import {
  useActionData,
  useLoaderData,
  useNavigation,
  useSubmit,
  type ClientActionFunctionArgs,
} from "@remix-run/react";
import { SaveBar } from "@shopify/app-bridge-react";
import { BlockStack, Card, Form, Page, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { attempt, unlessFailed } from "~/components/attempt";
import { SettingsTabs } from "~/components/settings-tabs";
import { useLeaveGuard } from "~/components/use-leave-guard";
import { useToast, type Told } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { findWindowDays, saveWindowDays } from "~/domains/attribution/index.server";
import { ResultsForm } from "./form";

export async function loader({ request }: LoaderFunctionArgs) {
  const { id } = await requireShop(request);
  return { windowDays: String(await findWindowDays(id)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { id } = await requireShop(request);
  const form = await parseForm(request, ResultsForm);
  if (!form.ok) {
    const told: Told = { problem: true, words: "Not saved: look at what is marked" };
    return data({ told, errors: form.errors }, { status: 422 });
  }
  await saveWindowDays(id, form.data.windowDays);
  const told: Told = { problem: false, words: "Saved. Past orders are credited anew, which takes a moment" };
  return data({ told, errors: {} });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Results() {
  const saved = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [windowDays, setWindowDays] = useState(saved.windowDays);
  const submit = useSubmit();
  const isSaving = useNavigation().state === "submitting";
  const hasChanges = windowDays.trim() !== saved.windowDays;
  const errors: Record<string, string> = result?.errors ?? {};
  useToast(result?.told);
  useLeaveGuard(hasChanges);
  const save = () => submit({ windowDays }, { method: "post" });
  return (
    <Page title="Settings" subtitle="Which orders count as following a mail">
      <SaveBar id="results" open={hasChanges}>
        <button variant="primary" disabled={isSaving} onClick={save}>
          Save
        </button>
        <button onClick={() => setWindowDays(saved.windowDays)}>Discard</button>
      </SaveBar>
      <Form onSubmit={save}>
        <BlockStack gap="400">
          <SettingsTabs here="results" />
          <Card>
            <BlockStack gap="400">
              <BlockStack gap="100">
                <Text as="h2" variant="headingMd">
                  Orders after a click
                </Text>
                <Text as="p" tone="subdued">
                  An order is credited to the last mail in which its shopper clicked, if that was no longer ago than
                  this. Clicks that machines made and opened mails do not count. Earlier mails within the time have
                  assisted; they are shown and not added up.
                </Text>
              </BlockStack>
              <TextField
                label="Attribution window"
                type="number"
                min={1}
                max={30}
                suffix="days"
                autoComplete="off"
                helpText="Usually 5 days. A longer time credits more orders to mail, also those that would have come anyway. All reports are worked out anew by it, past days too"
                value={windowDays}
                error={errors["windowDays"] ?? false}
                onChange={setWindowDays}
              />
            </BlockStack>
          </Card>
        </BlockStack>
      </Form>
    </Page>
  );
}
