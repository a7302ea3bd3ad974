import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { BlockStack, Form, Page } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { SendingProblem } from "~/components/sending-problem";
import { SettingsTabs } from "~/components/settings-tabs";
import { UnsavedBar } from "~/components/unsaved-bar";
import { useSavedForm } from "~/components/use-saved-form";
import { useToast } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { marked, refuse, tell } from "~/doors/tell.server";
import { findSenderState } from "~/domains/senders/index.server";
import { findSender, saveSender } from "~/domains/shops/index.server";
import { SenderIdentity } from "~/domains/shops/model";
import { LookFields, SenderFields } from "./fields";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const [sender, { pausedFor, problem }] = await Promise.all([
    findSender(shop.id),
    findSenderState(shop.id, new Date()),
  ]);
  return { pausedFor, problem, sender: sender ?? { ...emptySender, fromName: shop.name } };
}

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, SenderIdentity);
  if (!form.ok) return refuse(marked, form.errors);
  await saveSender(shop.id, form.data, new Date());
  return tell("Settings saved");
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

const emptySender: SenderIdentity = {
  fromName: "",
  fromEmail: "",
  replyTo: "",
  postalAddress: "",
  brandColor: "#1f4d3a",
  brandFont: "sans",
  logoUrl: "",
};

export default function Settings() {
  const { sender, pausedFor, problem } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { values, change, save, bar } = useSavedForm<SenderIdentity>(sender, { meaning, fields: (all) => all });
  const fields = { values, errors: result?.errors ?? {}, onChange: change };
  useToast(result?.told);
  return (
    <Page title="Settings" subtitle="Who your mail comes from, and how it looks">
      <UnsavedBar id="settings" {...bar} />
      <Form onSubmit={save}>
        <BlockStack gap="400">
          <SettingsTabs here="look" />
          {pausedFor !== "no_sender" && <SendingProblem pausedFor={pausedFor} problem={problem} />}
          <SenderFields {...fields} />
          <LookFields {...fields} />
        </BlockStack>
      </Form>
    </Page>
  );
}

/** Spaces around a value are not kept anyway. */
function meaning(values: SenderIdentity): string {
  return JSON.stringify(values, (_name, value: unknown) => (typeof value === "string" ? value.trim() : value));
}
