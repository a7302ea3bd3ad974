import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PublicSheet } from "~/components/public-sheet";
import { notFound } from "~/doors/require-shop.server";
import { findConfirmation, readConfirmToken } from "~/domains/consent/index.server";
import { confirmOptIn } from "~/domains/ingest/index.server";

/** Looking changes nothing: mail scanners follow every link. */
export async function loader({ params }: LoaderFunctionArgs) {
  const sight = await findConfirmation(subjectOf(params["token"]), new Date());
  if (!sight) throw notFound();
  return { ...sight, email: sight.email.replace(/^(.)[^@]*/, "$1•••") };
}

export async function action({ params }: ActionFunctionArgs) {
  if ((await confirmOptIn(subjectOf(params["token"]), new Date())) === "gone") throw notFound();
  // Loaded anew, the page says what holds now, and going back repeats nothing.
  return redirect("?");
}

function subjectOf(token: string | undefined) {
  const subject = readConfirmToken(token ?? "");
  if (!subject) throw notFound();
  return subject;
}

export const headers: HeadersFunction = () => ({ "cache-control": "no-store", "referrer-policy": "same-origin" });
export const meta: MetaFunction = () => [{ title: "Confirm your address" }, { name: "robots", content: "noindex" }];

export default function Confirm() {
  const { state, isSubscribed, shopName, email } = useLoaderData<typeof loader>();
  switch (state) {
    case "confirmed":
      return (
        <PublicSheet title="Thank you, your address is confirmed">
          <p role="status">
            {isSubscribed
              ? `${shopName} may write to ${email}. Every mail has a link by which you choose what you get, or end it.`
              : `You have unsubscribed since: ${shopName} does not write to ${email}.`}
          </p>
        </PublicSheet>
      );
    case "expired":
      return (
        <PublicSheet title="This link is too old">
          <p>
            It worked for 30 days, and {shopName} does not write to {email} because of it. To get mail all the same,
            give your address in the shop once more.
          </p>
        </PublicSheet>
      );
    case "open":
      return (
        <PublicSheet title="Confirm your address">
          <p>
            Somebody gave {email} to {shopName} and agreed to get its mail. If it was you, confirm it here; if not,
            close this page, and nothing happens.
          </p>
          <form method="post">
            <button type="submit">Yes, this is my address</button>
          </form>
        </PublicSheet>
      );
    default:
      return state satisfies never;
  }
}

export function ErrorBoundary() {
  return (
    <PublicSheet title="This link does not work">
      <p>It may have been cut off: open it once more from the mail itself. Or there is nothing to confirm any more.</p>
    </PublicSheet>
  );
}
