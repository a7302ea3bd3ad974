import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import type { LookAnswer } from "~/components/flow-editor/question";
import { requireShop } from "~/doors/require-shop.server";
import { look } from "./look.server";

const Key = z.string().min(1).max(100).nullable().catch(null);

/** Shows how a template's message looks to nobody in particular, for who chooses what a flow sends. */
export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const key = Key.parse(new URL(request.url).searchParams.get("template"));
  const told: LookAnswer = await look(shop.id, key ?? "", new Date());
  return Response.json(told, { status: 200 });
}
