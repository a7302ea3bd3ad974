import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

/** Shopify opens the app at its root, with the shop in the address. */
export function loader({ request }: LoaderFunctionArgs) {
  const { search, searchParams } = new URL(request.url);
  if (searchParams.has("shop")) throw redirect(`/app${search}`);
  return null;
}

export const meta = () => [{ title: "Tessera" }];

export default function Landing() {
  return (
    <main style={{ fontFamily: "system-ui, sans-serif", margin: "15vh auto", maxWidth: "32rem", padding: "0 1.5rem" }}>
      <h1>Tessera</h1>
      <p>Micro-segmented email for Shopify. Open it from the Apps page of your shop’s admin.</p>
    </main>
  );
}
