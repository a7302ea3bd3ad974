import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { Badge, BlockStack, Page } from "@shopify/polaris";
import { attempt, unlessFailed } from "~/components/attempt";
import { formatTime } from "~/components/dates";
import { useToast } from "~/components/use-toast";
import { VersionCard } from "~/components/version-card";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { takeUp } from "~/doors/take-up.server";
import { changesBetween, findTemplate, listTemplateVersions, takeUpVersion } from "~/domains/templates/index.server";
import { Serial } from "~/lib/serial";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const templateId = Serial.safeParse(params["templateId"]);
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

export async function action({ request, params }: ActionFunctionArgs) {
  return takeUp(request, params["templateId"], takeUpVersion, "/app/templates");
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
