import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, InlineGrid, Page, Text } from "@shopify/polaris";
import { z } from "zod";
import { parseForm } from "~/doors/parse-form.server";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { installReadyMade, library, listSegments } from "~/domains/segments/index.server";
import { ReadyMadeCard, type Told } from "./ready-made-card";
import { byFamily } from "./view";

export async function loader({ request }: LoaderFunctionArgs) {
  const { id: shopId } = await requireShop(request);
  return { families: byFamily(library, await listSegments(shopId)) };
}

const Wish = z.strictObject({ key: z.string().max(100) });

export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const form = await parseForm(request, Wish);
  if (!form.ok) {
    const incomplete: Told = { problem: "The form was not complete; reload the page and try again" };
    return data(incomplete, { status: 422 });
  }
  const installed = await installReadyMade(shop.id, form.data.key, new Date());
  if (installed.outcome === "missing") throw notFound();
  const told: Told = { problem: installed.outcome === "refused" ? installed.problem : null };
  return data(told, { status: told.problem === null ? 200 : 409 });
}

export default function Library() {
  const { families } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Ready-made segments"
      subtitle="What each is for, and the message it deserves. Add those you would write to."
      backAction={{ content: "Segments", url: "/app/segments" }}
    >
      <BlockStack gap="600">
        {families.map(({ family, title, segments }) => (
          <BlockStack key={family} gap="300">
            <Text as="h2" variant="headingLg">
              {title}
            </Text>
            <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
              {segments.map((segment) => (
                <ReadyMadeCard key={segment.key} segment={segment} />
              ))}
            </InlineGrid>
          </BlockStack>
        ))}
      </BlockStack>
    </Page>
  );
}
