import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { exportPlaybook } from "~/domains/insights/index.server";
import { Serial } from "~/lib/serial";

/** A flow with its segments and messages, as a file that can be used again here or elsewhere. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const flowId = Serial.safeParse(params["flowId"]);
  const playbook = flowId.success ? await exportPlaybook(shop.id, flowId.data) : null;
  if (!playbook) throw notFound();
  return new Response(JSON.stringify(playbook, null, 2), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="playbook-${flowId.data ?? ""}.json"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
