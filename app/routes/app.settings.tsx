import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { SaveBar, useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, Card, FormLayout, InlineGrid, Page, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { parseForm } from "~/doors/parse-form.server";
import { requireShop } from "~/doors/require-shop.server";
import { findSender, saveSender } from "~/domains/shops/index.server";
import { SenderIdentity } from "~/domains/shops/model";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const sender = await findSender(shop.id);
  return { sender: sender ?? { ...emptySender, fromName: shop.name } };
}

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, SenderIdentity);
  if (!form.ok) return data(form, { status: 422 });
  await saveSender(shop.id, form.data, new Date());
  return { ok: true as const, errors: {} };
}

const emptySender = { fromName: "", fromEmail: "", replyTo: "", postalAddress: "", brandColor: "#1f4d3a", logoUrl: "" };
type Fields = typeof emptySender;

export default function Settings() {
  const { sender } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [fields, setFields] = useState<Fields>(sender);
  const submit = useSubmit();
  const isSaving = useNavigation().state === "submitting";
  const shopify = useAppBridge();
  const isChanged = JSON.stringify(fields) !== JSON.stringify(sender);
  const errors: Record<string, string> = result?.errors ?? {};

  useEffect(() => {
    if (result?.ok) shopify.toast.show("Settings saved");
  }, [result, shopify]);

  const field = (name: keyof Fields) => ({
    value: fields[name],
    error: errors[name] ?? false,
    autoComplete: "off",
    onChange: (value: string) => setFields({ ...fields, [name]: value }),
  });

  return (
    <Page title="Settings" narrowWidth>
      <SaveBar id="settings" open={isChanged}>
        <button variant="primary" disabled={isSaving} onClick={() => submit(fields, { method: "post" })}>
          Save
        </button>
        <button onClick={() => setFields(sender)}>Discard</button>
      </SaveBar>
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              Who your mail comes from
            </Text>
            <FormLayout>
              <TextField label="Name" helpText="The name shoppers know you by" {...field("fromName")} />
              <TextField
                label="From address"
                type="email"
                helpText="An address of a domain you have verified with Resend"
                {...field("fromEmail")}
              />
              <TextField
                label="Reply-to address"
                type="email"
                helpText="Where answers go; leave it empty for the from address"
                {...field("replyTo")}
              />
              <TextField
                label="Postal address"
                multiline={2}
                helpText="The law wants it in every mail, and it cannot be left out"
                {...field("postalAddress")}
              />
            </FormLayout>
          </BlockStack>
        </Card>
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              How it looks
            </Text>
            <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
              <TextField label="Brand colour" prefix={<Swatch color={fields.brandColor} />} {...field("brandColor")} />
              <TextField
                label="Logo"
                type="url"
                placeholder="https://"
                helpText="Shown in place of the name"
                {...field("logoUrl")}
              />
            </InlineGrid>
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}

function Swatch({ color }: { color: string }) {
  return (
    <span aria-hidden="true" style={{ background: color, borderRadius: 4, display: "block", height: 16, width: 16 }} />
  );
}
