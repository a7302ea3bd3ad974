import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { pickables } from "~/components/segment-builder/pick";
import { requireShop } from "~/doors/require-shop.server";
import { ShopifyId } from "~/lib/shopify-id";
import { choices } from "./choices.server";

const Wish = z.object({
  of: z.enum(pickables),
  text: z.string().trim().max(200).default(""),
  ids: z.array(ShopifyId).max(500),
});

/** Offers what a picker of the builder can choose from: by what is written, or by the numbers of what is chosen. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { id } = await requireShop(request);
  const params = new URL(request.url).searchParams;
  const wish = Wish.safeParse({ ...Object.fromEntries(params), ids: params.getAll("id") });
  if (!wish.success) return Response.json([], { status: 422 });
  return Response.json(await choices(id, wish.data));
}
