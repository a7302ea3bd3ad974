import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { findImport } from "~/domains/imports/index.server";
import { leftOutFile } from "./file.server";

/** The rows of an import that were left out, as they were, with why: to be put right and imported again. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const id = /^\d{1,9}$/.test(params["importId"] ?? "") ? Number(params["importId"]) : null;
  const file = id === null ? null : await findImport(shop.id, id);
  if (!file) throw notFound();
  return new Response(leftOutFile(shop.id, file), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="left-out-${file.id}.csv"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
