import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Layout, Page } from "@shopify/polaris";
import { z } from "zod";
import { pageOf, pageWith, readPage } from "~/components/paging";
import { SegmentChoice } from "~/components/segment-choice";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { findPreferences, listTopics } from "~/domains/consent/index.server";
import { noPreferences } from "~/domains/consent/model";
import { findFit, findPrediction } from "~/domains/predictions/index.server";
import { listMerges } from "~/domains/duplicates/index.server";
import { listPresentAnswers } from "~/domains/quizzes/index.server";
import {
  findShopper,
  findTimelinePlace,
  listMessages,
  listSetTraits,
  listStays,
  listTimeline,
} from "~/domains/reports/index.server";
import { timelineKinds } from "~/domains/reports/model";
import { listSegments } from "~/domains/segments/index.server";
import { Answers, viewAnswer } from "./answers";
import { Known } from "./known";
import { loadKnown } from "./known.server";
import { Expectations, viewExpectations } from "./expectations";
import { EngagementCard, Leanings } from "./interests";
import { loadInterests } from "./interests.server";
import { MergedFrom, viewJoined } from "./merged-from";
import { Messages } from "./messages";
import { Segments } from "./segments";
import { Timeline } from "./timeline";
import { Traits, viewTrait } from "./traits";
import { viewEntry, viewMessage, viewShopper, viewStay } from "./view";
import { Who } from "./who";
import { describeWishes, Wishes } from "./wishes";

const ProfileId = z.string().regex(/^\d{1,18}$/);
const Kind = z.enum(["all", ...timelineKinds]).catch("all");
const Entry = z.string().max(500).nullable().catch(null);
const latestMessages = { limit: 20, offset: 0 };
const everyMerge = { limit: 100, offset: 0 };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { id: shopId, timezone, currency } = await requireShop(request);
  const profileId = ProfileId.safeParse(params["profileId"]);
  const shopper = profileId.success ? await findShopper(shopId, profileId.data) : null;
  if (!shopper) throw notFound();
  if (shopper.mergedInto) throw redirect(`/app/shoppers/${shopper.mergedInto}`);
  const search = new URL(request.url).searchParams;
  const kind = Kind.parse(search.get("kind"));
  const entry = Entry.parse(search.get("entry"));
  const place = entry === null ? null : await findTimelinePlace(shopId, shopper.id, { kind, key: entry });
  const { page, slice } = place === null ? readPage(search) : pageWith(place);
  const [
    entries,
    stays,
    messages,
    segments,
    preferences,
    topics,
    answers,
    traits,
    merges,
    known,
    prediction,
    fit,
    leanings,
  ] = await Promise.all([
    listTimeline(shopId, shopper.id, { kind, ...slice }),
    listStays(shopId, shopper.id),
    listMessages(shopId, { profileId: shopper.id, ...latestMessages }),
    listSegments(shopId),
    findPreferences(shopId, [shopper.id]),
    listTopics(shopId),
    listPresentAnswers(shopId, shopper.id),
    listSetTraits(shopId, shopper.id),
    listMerges(shopId, { ...everyMerge, about: shopper.id }),
    loadKnown({ id: shopId, timezone, currency }, shopper.id),
    findPrediction(shopId, shopper.id),
    findFit(shopId),
    loadInterests({ id: shopId, timezone }, shopper.id),
  ]);
  const wished = preferences.get(shopper.id) ?? noPreferences;
  const now = new Date();
  return {
    profileId: shopper.id,
    shopper: viewShopper(shopper, { timezone, currency }),
    wishes: describeWishes(wished, topics, { now, timezone }),
    known,
    ...leanings,
    answers: answers.map((answer) => viewAnswer(answer, { now, timezone })),
    traits: traits.map((trait) => viewTrait(trait, timezone)),
    merges: merges.map((merge) => viewJoined(merge, timezone)),
    expectations: viewExpectations(prediction, fit?.fit ?? null, { timezone, currency, now }),
    kind,
    entry,
    timeline: pageOf(
      page,
      entries.map((entry) => viewEntry(entry, timezone)),
    ),
    stays: stays.map((stay) => viewStay(stay, timezone)),
    others: segments
      .filter(({ id }) => !stays.some(({ segmentId }) => segmentId === id))
      .map(({ id, name }) => ({ id, name })),
    messages: messages.map((message) => viewMessage(message, timezone)),
  };
}

export default function Shopper() {
  const {
    profileId,
    shopper,
    merges,
    known,
    wishes,
    answers,
    traits,
    expectations,
    interests,
    engagement,
    kind,
    entry,
    timeline,
    stays,
    others,
    messages,
  } = useLoaderData<typeof loader>();
  return (
    <Page title={shopper.title} backAction={{ content: "Shoppers", url: "/app/shoppers" }}>
      <Layout>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            {shopper.isDeleted && (
              <Banner tone="warning" title="This shopper was deleted in Shopify">
                <p>They are in no segment, and nothing is sent to them any more.</p>
              </Banner>
            )}
            <Who shopper={shopper} />
            <MergedFrom merges={merges} />
            <Expectations expectations={expectations} />
            <Known known={known} />
            <Leanings interests={interests} />
            <EngagementCard engagement={engagement} />
            <Wishes wishes={wishes} />
            <Answers answers={answers} />
            <Traits traits={traits} />
            <Segments profileId={profileId} stays={stays} />
            <SegmentChoice title="Why not in another?" profileId={profileId} segments={others} />
          </BlockStack>
        </Layout.Section>
        <Layout.Section>
          <BlockStack gap="400">
            <Messages messages={messages} />
            <Timeline kind={kind} timeline={timeline} entry={entry} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
