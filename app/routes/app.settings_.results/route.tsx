import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Card, Form, Page, Text, TextField } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { SettingsTabs } from "~/components/settings-tabs";
import { UnsavedBar } from "~/components/unsaved-bar";
import { useSavedForm } from "~/components/use-saved-form";
import { useToast } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { marked, refuse, tell } from "~/doors/tell.server";
import { findWindowDays, saveWindowDays } from "~/domains/attribution/index.server";
import { ResultsForm } from "./form";

export async function loader({ request }: LoaderFunctionArgs) {
  const { id } = await requireShop(request);
  return { windowDays: String(await findWindowDays(id)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { id } = await requireShop(request);
  const form = await parseForm(request, ResultsForm);
  if (!form.ok) return refuse(marked, form.errors);
  await saveWindowDays(id, form.data.windowDays);
  return tell("Saved. Past orders are credited anew, which takes a moment");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Results() {
  const saved = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { values, change, save, bar } = useSavedForm(saved, {
    meaning: ({ windowDays }) => windowDays.trim(),
    fields: (all) => all,
  });
  useToast(result?.told);
  return (
    <Page title="Settings" subtitle="Which orders count as following a mail">
      <UnsavedBar id="results" {...bar} />
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
                value={values.windowDays}
                error={result?.errors["windowDays"] ?? false}
                onChange={(windowDays) => change({ windowDays })}
              />
            </BlockStack>
          </Card>
        </BlockStack>
      </Form>
    </Page>
  );
}
