import type { LoaderFunctionArgs } from "@remix-run/node";
import { shopify } from "~/shopify.server";

/** Shopify's library answers these paths itself: bounce page, exit from the frame, OAuth. */
export async function loader({ request }: LoaderFunctionArgs) {
  await shopify.authenticate.admin(request);
  return null;
}
