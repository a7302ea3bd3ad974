import type { ActionFunctionArgs } from "@remix-run/node";
import { requireShop } from "~/doors/require-shop.server";
import { keepUpload } from "~/domains/imports/index.server";

/** Takes a file as it comes: the request's body is the file, its name stands in the address. */
export async function action({ request }: ActionFunctionArgs) {
  const shop = await requireShop(request);
  const name = new URL(request.url).searchParams.get("name") ?? "";
  if (!request.body) return Response.json({ problem: "No file has arrived" }, { status: 422 });
  const kept = await keepUpload(shop.id, name, bytesOf(request.body), new Date());
  if (kept.outcome === "refused") return Response.json({ problem: kept.problem }, { status: 422 });
  return Response.json({ importId: kept.importId });
}

async function* bytesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}
