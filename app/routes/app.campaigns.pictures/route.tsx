import type { ActionFunctionArgs } from "@remix-run/node";
import { longestFields, PicturesQuestion } from "~/components/campaigns/question";
import { parseJson } from "~/doors/parse-json.server";
import { requireShop } from "~/doors/require-shop.server";
import { drawPictures } from "./pictures.server";

/** Shows what each of a campaign's segments would get, and how much that differs. */
export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const question = await parseJson(request, PicturesQuestion, longestFields);
  if (!question.ok) return Response.json({ pictures: [], pairs: [] }, { status: 422 });
  return Response.json(await drawPictures(shop.id, question.data, new Date()));
}
