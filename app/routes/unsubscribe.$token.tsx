import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PublicSheet } from "~/components/public-sheet";
import { notFound } from "~/doors/require-shop.server";
import { choosePreferences, preferencesUrl, readUnsubscribeToken, unsubscribe } from "~/domains/consent/index.server";
import { findShop } from "~/domains/shops/index.server";

/** Looking changes nothing: mail scanners follow every link. */
export async function loader({ params }: LoaderFunctionArgs) {
  const subject = subjectOf(params["token"]);
  const shop = await findShop(subject.shopId);
  return {
    shopName: shop?.name || "this shop",
    address: subject.email.replace(/^(.)[^@]*/, "$1•••"),
    preferences: preferencesUrl(subject),
  };
}

/** The page's buttons. What mail programs post (RFC 8058) has a door of its own: doors/unsubscribe.server.ts. */
export async function action({ request, params }: ActionFunctionArgs) {
  const subject = subjectOf(params["token"]);
  const isLessOften = (await request.formData()).get("instead") === "monthly";
  if (isLessOften) await choosePreferences(subject, { frequency: "monthly" }, new Date());
  else await unsubscribe(subject, new Date());
  return { done: isLessOften ? ("less_often" as const) : ("unsubscribed" as const) };
}

function subjectOf(token: string | undefined) {
  const subject = readUnsubscribeToken(token ?? "");
  if (!subject) throw notFound();
  return subject;
}

export const headers: HeadersFunction = () => ({ "cache-control": "no-store", "referrer-policy": "same-origin" });
export const meta: MetaFunction = () => [{ title: "Unsubscribe" }, { name: "robots", content: "noindex" }];

export default function Unsubscribe() {
  const { shopName, address, preferences } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>()?.done;
  if (done === "unsubscribed") {
    return (
      <PublicSheet title="You are unsubscribed">
        <p role="status">
          {shopName} will not write to {address} any more. A mail that is already on its way may still arrive.
        </p>
      </PublicSheet>
    );
  }
  if (done === "less_often") {
    return (
      <PublicSheet title="At most once a month from now on">
        <p role="status">
          {shopName} will write to {address} at most once a month.
        </p>
        <p>
          <a href={preferences}>Choose what you get</a>
        </p>
      </PublicSheet>
    );
  }
  return (
    <PublicSheet title={`Unsubscribe from ${shopName}`}>
      <p>No more marketing mail to {address}. Mail about your orders is not touched by this.</p>
      {/* The query tells the buttons from the one-click request of mail programs. */}
      <form method="post" action="?button" className="side-by-side">
        <button type="submit">Unsubscribe</button>
        <button type="submit" className="quiet" name="instead" value="monthly">
          At most once a month instead
        </button>
      </form>
      <p style={{ marginTop: "1.5rem" }}>
        <a href={preferences}>Choose what you get, or make a pause</a>
      </p>
    </PublicSheet>
  );
}

export function ErrorBoundary() {
  return (
    <PublicSheet title="This link does not work">
      <p>
        It may have been cut off. Open it once more from the mail itself, or answer the mail and say that you want no
        more.
      </p>
    </PublicSheet>
  );
}
