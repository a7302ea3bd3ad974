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
import { useState } from "react";
import { attempt, unlessFailed } from "~/components/attempt";
import { SendingProblem } from "~/components/sending-problem";
import { SettingsTabs } from "~/components/settings-tabs";
import { useLeaveGuard } from "~/components/use-leave-guard";
import { useToast, type Told } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
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
  if (!form.ok) {
    const told: Told = { problem: true, words: "Not saved: look at what is marked" };
    return data({ told, errors: form.errors }, { status: 422 });
  }
  await saveSender(shop.id, form.data, new Date());
  const told: Told = { problem: false, words: "Settings saved" };
  return data({ told, errors: {} });
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
  const [values, setValues] = useState<SenderIdentity>(sender);
  const submit = useSubmit();
  const isSaving = useNavigation().state === "submitting";
  const hasChanges = isChanged(values, sender);
  useToast(result?.told);
  useLeaveGuard(hasChanges);
  const save = () => submit(values, { method: "post" });
  const fields = {
    values,
    errors: result?.errors ?? {},
    onChange: (change: Partial<SenderIdentity>) => setValues({ ...values, ...change }),
  };
  return (
    <Page title="Settings" subtitle="Who your mail comes from, and how it looks">
      <SaveBar id="settings" open={hasChanges}>
        <button variant="primary" disabled={isSaving} onClick={save}>
          Save
        </button>
        <button onClick={() => setValues(sender)}>Discard</button>
      </SaveBar>
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

/** Whether there is something to save; spaces around a value are not kept anyway. */
function isChanged(values: SenderIdentity, saved: SenderIdentity): boolean {
  return (
    values.fromName.trim() !== saved.fromName ||
    values.fromEmail.trim() !== saved.fromEmail ||
    values.replyTo.trim() !== saved.replyTo ||
    values.postalAddress.trim() !== saved.postalAddress ||
    values.brandColor.trim() !== saved.brandColor ||
    values.brandFont !== saved.brandFont ||
    values.logoUrl.trim() !== saved.logoUrl
  );
}
