import {
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { formatDay } from "~/components/dates";
import { PublicSheet, Said } from "~/components/public-sheet";
import { notFound } from "~/doors/require-shop.server";
import {
  choosePreferences,
  findWishes,
  readPreferencesToken,
  resubscribe,
  unsubscribe,
} from "~/domains/consent/index.server";
import { leastDaysOf, frequencies } from "~/domains/consent/model";
import { listTimeline } from "~/domains/reports/index.server";
import { findShop } from "~/domains/shops/index.server";
import { Answers, Choices, Pause, Unsubscribe, Unsubscribed } from "./forms";
import { choiceOf, isWanted, readWish, said } from "./wish";

const mostAnswers = { kind: "answers", limit: 20, offset: 0 } as const;

/** Looking changes nothing: mail scanners follow every link. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const subject = subjectOf(params["token"]);
  const now = new Date();
  const [shop, wishes] = await Promise.all([findShop(subject.shopId), findWishes(subject)]);
  const answers = wishes.profileId ? await listTimeline(subject.shopId, wishes.profileId, mostAnswers) : [];
  const { deniedTopics, leastDaysBetween, pausedUntil, countsOpens } = wishes.preferences;
  const done = new URL(request.url).searchParams.get("done") ?? "";
  return {
    shopName: shop?.name || "this shop",
    address: subject.email.replace(/^(.)[^@]*/, "$1•••"),
    consent: wishes.consent,
    topics: wishes.topics.map((topic) => ({ ...topic, isWanted: isWanted(topic, deniedTopics) })),
    frequency: frequencies.find((frequency) => leastDaysOf[frequency] === leastDaysBetween) ?? null,
    pausedUntil: pausedUntil && pausedUntil > now ? formatDay(pausedUntil, shop?.timezone ?? "UTC") : null,
    countsOpens,
    answers: answers.map(({ key, name, detail }) => ({ key, question: name ?? "A question", answer: detail ?? "" })),
    told: Object.entries(said).find(([wish]) => wish === done)?.[1] ?? null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const subject = subjectOf(params["token"]);
  const wish = readWish(await request.formData());
  if (!wish) throw new Response(null, { status: 400, statusText: "Bad Request" });
  const choice = choiceOf(wish);
  const now = new Date();
  if (choice) await choosePreferences(subject, choice, now);
  else await (wish.wish === "unsubscribe" ? unsubscribe(subject, now) : resubscribe(subject, now));
  // Loaded anew, the page says what holds now, and going back repeats nothing.
  return redirect(`?done=${wish.wish}`);
}

function subjectOf(token: string | undefined) {
  const subject = readPreferencesToken(token ?? "");
  if (!subject) throw notFound();
  return subject;
}

export const headers: HeadersFunction = () => ({ "cache-control": "no-store", "referrer-policy": "same-origin" });
export const meta: MetaFunction = () => [{ title: "What you get by mail" }, { name: "robots", content: "noindex" }];

export default function Preferences() {
  const { shopName, address, consent, told, ...view } = useLoaderData<typeof loader>();
  return (
    <PublicSheet title={`Your mail from ${shopName}`}>
      {told && <Said>{told}</Said>}
      {consent === "subscribed" ? (
        <>
          <p>For {address}. Mail about your orders is not touched by any of this.</p>
          <Choices shopName={shopName} {...view} />
          <Pause pausedUntil={view.pausedUntil} />
        </>
      ) : (
        <Unsubscribed shopName={shopName} address={address} mayReturn={consent === "unsubscribed"} />
      )}
      {view.answers.length > 0 && <Answers answers={view.answers} />}
      {consent === "subscribed" && <Unsubscribe shopName={shopName} />}
    </PublicSheet>
  );
}

export function ErrorBoundary() {
  return (
    <PublicSheet title="This link does not work">
      <p>
        It may have been cut off. Open it once more from the mail itself, or answer the mail and say what you would
        like.
      </p>
    </PublicSheet>
  );
}
