import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { notFound } from "~/doors/require-shop.server";
import { readUnsubscribeToken, unsubscribe } from "~/domains/consent/index.server";
import { findShop } from "~/domains/shops/index.server";

/** Looking changes nothing: mail scanners follow every link. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { shopId, email } = subjectOf(params["token"]);
  const shop = await findShop(shopId);
  return { shopName: shop?.name || "this shop", address: email.replace(/^(.)[^@]*/, "$1•••") };
}

/** The page's button. What mail programs post (RFC 8058) has a door of its own: doors/unsubscribe.server.ts. */
export async function action({ params }: ActionFunctionArgs) {
  await unsubscribe(subjectOf(params["token"]), new Date());
  return { isDone: true };
}

function subjectOf(token: string | undefined) {
  const subject = readUnsubscribeToken(token ?? "");
  if (!subject) throw notFound();
  return subject;
}

export const headers: HeadersFunction = () => ({ "cache-control": "no-store", "referrer-policy": "same-origin" });
export const meta: MetaFunction = () => [{ title: "Unsubscribe" }, { name: "robots", content: "noindex" }];

export default function Unsubscribe() {
  const { shopName, address } = useLoaderData<typeof loader>();
  const isDone = useActionData<typeof action>()?.isDone ?? false;
  if (isDone) {
    return (
      <Sheet title="You are unsubscribed">
        <p role="status">
          {shopName} will not write to {address} any more. A mail that is already on its way may still arrive.
        </p>
      </Sheet>
    );
  }
  return (
    <Sheet title={`Unsubscribe from ${shopName}`}>
      <p>No more marketing mail to {address}. Mail about your orders is not touched by this.</p>
      {/* The query tells the button from the one-click request of mail programs. */}
      <form method="post" action="?button">
        <button
          type="submit"
          style={{
            background: "#1a1a1a",
            border: 0,
            borderRadius: 8,
            color: "#fff",
            cursor: "pointer",
            font: "inherit",
            padding: "0.75rem 1.5rem",
          }}
        >
          Unsubscribe
        </button>
      </form>
    </Sheet>
  );
}

export function ErrorBoundary() {
  return (
    <Sheet title="This link does not work">
      <p>
        It may have been cut off. Open it once more from the mail itself, or answer the mail and say that you want no
        more.
      </p>
    </Sheet>
  );
}

function Sheet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main
      style={{
        color: "#1a1a1a",
        fontFamily: "system-ui, sans-serif",
        lineHeight: 1.5,
        margin: "15vh auto 0",
        maxWidth: "30rem",
        padding: "0 1.5rem",
      }}
    >
      <h1 style={{ fontSize: "1.5rem", lineHeight: 1.2 }}>{title}</h1>
      {children}
    </main>
  );
}
