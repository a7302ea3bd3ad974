import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import {
  useActionData,
  useLoaderData,
  useNavigation,
  useSubmit,
  type ClientActionFunctionArgs,
} from "@remix-run/react";
import { SaveBar } from "@shopify/app-bridge-react";
import { BlockStack, Form, Page } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { attempt, unlessFailed } from "~/components/attempt";
import { SettingsTabs } from "~/components/settings-tabs";
import { useLeaveGuard } from "~/components/use-leave-guard";
import { useToast, type Told } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { listTopics, saveTopics } from "~/domains/consent/index.server";
import { findCounter, saveCounter } from "~/domains/links/index.server";
import { ClicksCard, TopicsCard } from "./fields";
import { ReadersForm, withKeys } from "./form";

export async function loader({ request }: LoaderFunctionArgs) {
  const { id } = await requireShop(request);
  const [topics, countedBy] = await Promise.all([listTopics(id), findCounter(id)]);
  return { topics, countedBy };
}

export async function action({ request }: ActionFunctionArgs) {
  const { id } = await requireShop(request);
  const form = await parseForm(request, ReadersForm);
  if (!form.ok) {
    const told: Told = { problem: true, words: "Not saved: look at what is marked" };
    return data({ told, errors: form.errors }, { status: 422 });
  }
  await Promise.all([saveTopics(id, withKeys(form.data.topics)), saveCounter(id, form.data.countedBy)]);
  const told: Told = { problem: false, words: "Saved. It holds from the next mail on" };
  return data({ told, errors: {} });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Readers() {
  const saved = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [values, setValues] = useState(saved);
  const submit = useSubmit();
  const isSaving = useNavigation().state === "submitting";
  const hasChanges = JSON.stringify(values) !== JSON.stringify(saved);
  useToast(result?.told);
  useLeaveGuard(hasChanges);
  // Once saved, new topics have a key.
  useEffect(() => setValues(saved), [saved]);
  const save = () => submit({ ...values, topics: JSON.stringify(values.topics) }, { method: "post" });
  return (
    <Page title="Settings" subtitle="What shoppers can choose, and what is counted">
      <SaveBar id="readers" open={hasChanges}>
        <button variant="primary" disabled={isSaving} onClick={save}>
          Save
        </button>
        <button onClick={() => setValues(saved)}>Discard</button>
      </SaveBar>
      <Form onSubmit={save}>
        <BlockStack gap="400">
          <SettingsTabs here="readers" />
          <TopicsCard
            topics={values.topics}
            errors={result?.errors ?? {}}
            onChange={(topics) => setValues({ ...values, topics })}
          />
          <ClicksCard countedBy={values.countedBy} onChange={(countedBy) => setValues({ ...values, countedBy })} />
        </BlockStack>
      </Form>
    </Page>
  );
}
