import type { LoaderFunctionArgs } from "@remix-run/node";
import { SubjectFields } from "~/components/experiments/question";
import { requireShop } from "~/doors/require-shop.server";
import { nothing, tellAbout } from "./tell.server";

/** Tells what is compared of a flow, a step, a campaign or a segment. */
export async function loader({ request }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const asked = new URL(request.url).searchParams;
  const fields = { kind: asked.get("kind"), id: asked.get("id"), step: asked.get("step") ?? "" };
  const subject = SubjectFields.safeParse(fields);
  return Response.json(subject.success ? await tellAbout(shop.id, subject.data, new Date()) : nothing);
}
