import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireShop } from "~/doors/require-shop.server";
import { estimateLibrary } from "~/domains/segments/index.server";

/** Tells the library's page what the shop would have of it; the page does not wait for it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  return { estimates: await estimateLibrary(shop.id, new Date()) };
}
