import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Badge, BlockStack, Button, Card, InlineStack, List, Page, Text } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { formatTime } from "~/components/dates";
import { TemplateId } from "~/components/template-editor/question";
import { useToast, type Told } from "~/components/use-toast";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { changesBetween, findTemplate, listTemplateVersions, takeUpVersion } from "~/domains/templates/index.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const templateId = TemplateId.safeParse(params["templateId"]);
  const template = templateId.success ? await findTemplate(shop.id, templateId.data) : null;
  if (!template) throw notFound();
  const versions = await listTemplateVersions(shop.id, template.id);
  return {
    template: { id: template.id, name: template.name, version: template.version, hasDraft: template.draft !== null },
    versions: versions.map(({ version, content, createdAt }, i) => {
      const before = versions[i + 1];
      return {
        version,
        at: formatTime(createdAt, shop.timezone),
        changes: before ? changesBetween(before.content, content) : [],
        isFirst: !before,
      };
    }),
  };
}

const Wish = z.strictObject({
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});

export async function action({ request, params }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const templateId = TemplateId.safeParse(params["templateId"]);
  if (!templateId.success) throw notFound();
  const form = await parseForm(request, Wish);
  if (!form.ok) return refuse("The form was not complete; reload the page and try again");
  const taken = await takeUpVersion(shop.id, templateId.data, form.data.version, new Date());
  if (taken.outcome === "missing") throw notFound();
  return redirect(`/app/templates/${templateId.data}`);
}

function refuse(words: string) {
  const told: Told = { problem: true, words };
  return data({ told }, { status: 422 });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function Versions() {
  const { template, versions } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  useToast(result?.told);
  return (
    <Page
      title="Versions"
      subtitle={`What “${template.name}” said, and since when. Messages that went out name the version they were made of.`}
      backAction={{ content: template.name, url: `/app/templates/${template.id}` }}
    >
      <BlockStack gap="400">
        {versions.map((one) => (
          <Version key={one.version} {...one} isSent={one.version === template.version} hasDraft={template.hasDraft} />
        ))}
      </BlockStack>
    </Page>
  );
}

interface VersionProps {
  version: number;
  at: string;
  changes: string[];
  isFirst: boolean;
  isSent: boolean;
  hasDraft: boolean;
}

function Version({ version, at, changes, isFirst, isSent, hasDraft }: VersionProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              Version {version}
            </Text>
            {isSent && <Badge tone="success">Sent now</Badge>}
          </InlineStack>
          <Text as="span" tone="subdued">
            {at}
          </Text>
        </InlineStack>
        {isFirst ? (
          <Text as="p">The first one.</Text>
        ) : (
          <List>
            {changes.map((change) => (
              <List.Item key={change}>{change}</List.Item>
            ))}
          </List>
        )}
        {!isSent && (
          <BlockStack gap="100">
            <Form method="post">
              <input type="hidden" name="version" value={version} />
              <Button submit accessibilityLabel={`Work on version ${version} again`}>
                Work on it again
              </Button>
            </Form>
            {hasDraft && (
              <Text as="p" tone="subdued">
                Your present draft is kept as a template of its own.
              </Text>
            )}
          </BlockStack>
        )}
      </BlockStack>
    </Card>
  );
}
