import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { requireShop } from "~/doors/require-shop.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  return { name: shop.name };
}

export default function Home() {
  const { name } = useLoaderData<typeof loader>();
  return <Page title={name}>hello</Page>;
}
