import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requireShop } from "~/doors/require-shop.server";

/** Whatever else is asked for below /app: it is not there, said inside the admin's frame. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireShop(request);
  throw notFound();
}

export default function Missing() {
  return null;
}
