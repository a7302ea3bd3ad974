import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Form, Page } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { SettingsTabs } from "~/components/settings-tabs";
import { UnsavedBar } from "~/components/unsaved-bar";
import { useSavedForm } from "~/components/use-saved-form";
import { useToast } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { marked, refuse, tell } from "~/doors/tell.server";
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
  if (!form.ok) return refuse(marked, form.errors);
  await Promise.all([saveTopics(id, withKeys(form.data.topics)), saveCounter(id, form.data.countedBy)]);
  return tell("Saved. It holds from the next mail on");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Readers() {
  const saved = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { values, change, save, bar } = useSavedForm(saved, {
    fields: ({ topics, ...others }) => ({ ...others, topics: JSON.stringify(topics) }),
  });
  useToast(result?.told);
  return (
    <Page title="Settings" subtitle="What shoppers can choose, and what is counted">
      <UnsavedBar id="readers" {...bar} />
      <Form onSubmit={save}>
        <BlockStack gap="400">
          <SettingsTabs here="readers" />
          <TopicsCard topics={values.topics} errors={result?.errors ?? {}} onChange={(topics) => change({ topics })} />
          <ClicksCard countedBy={values.countedBy} onChange={(countedBy) => change({ countedBy })} />
        </BlockStack>
      </Form>
    </Page>
  );
}
