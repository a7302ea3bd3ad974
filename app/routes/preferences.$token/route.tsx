import {
  data,
  redirect,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
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
import { changeAnswers } from "~/domains/ingest/index.server";
import { listPresentAnswers } from "~/domains/quizzes/index.server";
import { findShop } from "~/domains/shops/index.server";
import { readAnswers } from "./answers";
import { AnswersForm } from "./answers-form";
import { Choices, Pause, Unsubscribe, Unsubscribed } from "./forms";
import { viewAnswers, withSayings } from "./view";
import { choiceOf, isWanted, readWish, said, saidAnswers } from "./wish";

/** Looking changes nothing: mail scanners follow every link. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const subject = subjectOf(params["token"]);
  const now = new Date();
  const [shop, wishes] = await Promise.all([findShop(subject.shopId), findWishes(subject)]);
  const answers = wishes.profileId ? await listPresentAnswers(subject.shopId, wishes.profileId) : [];
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
    answers: viewAnswers(answers, { now, timezone: shop?.timezone ?? "UTC" }),
    told: done === "answers" ? saidAnswers : (Object.entries(said).find(([wish]) => wish === done)?.[1] ?? null),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const subject = subjectOf(params["token"]);
  const form = await request.formData();
  const now = new Date();
  if (form.get("wish") === "answers") return saveAnswers(subject, form, now);
  const wish = readWish(form);
  if (!wish) throw new Response(null, { status: 400, statusText: "Bad Request" });
  const choice = choiceOf(wish);
  if (choice) await choosePreferences(subject, choice, now);
  else await (wish.wish === "unsubscribe" ? unsubscribe(subject, now) : resubscribe(subject, now));
  // Loaded anew, the page says what holds now, and going back repeats nothing.
  return redirect(`?done=${wish.wish}`);
}

async function saveAnswers(subject: Subject, form: FormData, now: Date) {
  const [shop, wishes] = await Promise.all([findShop(subject.shopId), findWishes(subject)]);
  const clock = { now, timezone: shop?.timezone ?? "UTC" };
  const present = wishes.profileId ? await listPresentAnswers(subject.shopId, wishes.profileId) : [];
  const { sayings, problems } = readAnswers(form, present);
  if (Object.keys(problems).length > 0) {
    return data({ problems, answers: viewAnswers(withSayings(present, sayings), clock) }, { status: 422 });
  }
  await changeAnswers(subject, sayings, clock);
  return redirect("?done=answers");
}

type Subject = NonNullable<ReturnType<typeof readPreferencesToken>>;

function subjectOf(token: string | undefined) {
  const subject = readPreferencesToken(token ?? "");
  if (!subject) throw notFound();
  return subject;
}

export const headers: HeadersFunction = () => ({ "cache-control": "no-store", "referrer-policy": "same-origin" });
export const meta: MetaFunction = () => [{ title: "What you get by mail" }, { name: "robots", content: "noindex" }];

export default function Preferences() {
  const { shopName, address, consent, told, ...view } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const answers = refused?.answers ?? view.answers;
  return (
    <PublicSheet title={`Your mail from ${shopName}`}>
      {told && !refused && <Said>{told}</Said>}
      {consent === "subscribed" ? (
        <>
          <p>For {address}. Mail about your orders is not touched by any of this.</p>
          <Choices shopName={shopName} {...view} />
          <Pause pausedUntil={view.pausedUntil} />
        </>
      ) : (
        <Unsubscribed shopName={shopName} address={address} mayReturn={consent === "unsubscribed"} />
      )}
      {answers.length > 0 && <AnswersForm answers={answers} problems={refused?.problems ?? {}} />}
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
