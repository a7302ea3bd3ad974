import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ClientActionFunctionArgs } from "@remix-run/react";
import { attempt, unlessFailed } from "~/components/attempt";
import { BeginPage } from "~/components/beginning/begin-page";
import { FromNothing } from "~/components/beginning/start";
import { begin } from "~/doors/begin.server";
import { requireShop } from "~/doors/require-shop.server";
import { createTemplate, library, listTemplates } from "~/domains/templates/index.server";
import { ReadyCard } from "./ready-card";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const own = await listTemplates(shop.id);
  return {
    ready: library.map(({ key, name, goal, why, content }) => ({
      key,
      name,
      goal,
      why,
      content,
      own: own.find((one) => one.key === key)?.id ?? null,
    })),
  };
}

export function action({ request }: ActionFunctionArgs) {
  return begin(request, async (shopId, start, now) => {
    const created = await createTemplate(shopId, start, now);
    return created.outcome === "created" ? { ...created, url: `/app/templates/${created.templateId}` } : created;
  });
}

export const clientAction = ({ serverAction }: ClientActionFunctionArgs) => attempt(serverAction<typeof action>);
export const shouldRevalidate = unlessFailed;

export default function NewTemplate() {
  const { ready } = useLoaderData<typeof loader>();
  return (
    <BeginPage
      title="New template"
      subtitle="Begin with a message that is ready, or with nothing"
      backAction={{ content: "Templates", url: "/app/templates" }}
    >
      <FromNothing>An opening and a text, both empty. Add what else your message needs.</FromNothing>
      {ready.map((one) => (
        <ReadyCard key={one.key} ready={one} />
      ))}
    </BeginPage>
  );
}
