import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Badge, BlockStack, Page } from "@shopify/polaris";
import { z } from "zod";
import { attempt, unlessFailed } from "~/components/attempt";
import { formatTime } from "~/components/dates";
import { TemplateId } from "~/components/template-editor/question";
import { useToast, type Told } from "~/components/use-toast";
import { VersionCard } from "~/components/version-card";
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
          <VersionCard
            key={one.version}
            {...one}
            isCurrent={one.version === template.version}
            badges={one.version === template.version && <Badge tone="success">Sent now</Badge>}
            ofDraft={template.hasDraft ? "Your present draft is kept as a template of its own." : null}
          />
        ))}
      </BlockStack>
    </Page>
  );
}
