import type { LoaderFunctionArgs } from "@remix-run/node";
import { type CountsAnswer } from "~/components/flow-editor/question";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { findFlow } from "~/domains/flows/index.server";
import { Serial } from "~/lib/serial";
import { loadCounts } from "../app.flows.$flowId/counts.server";

/** How many are where in a flow now; its editor asks again and again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const flowId = Serial.safeParse(params["flowId"]);
  const flow = flowId.success ? await findFlow(shop.id, flowId.data) : null;
  if (!flow) throw notFound();
  const told: CountsAnswer = await loadCounts(shop.id, flow.id, new Date());
  return Response.json(told);
}
