import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Layout, Page } from "@shopify/polaris";
import { z } from "zod";
import { calendarDay } from "~/components/dates";
import { SegmentChoice } from "~/components/segment-choice";
import { notFound, requireShop } from "~/doors/require-shop.server";
import { answerLabels } from "~/domains/quizzes";
import { listAsked } from "~/domains/quizzes/index.server";
import { findShopper } from "~/domains/reports/index.server";
import { explainMember, listSegments } from "~/domains/segments/index.server";
import { nameTemplates } from "~/domains/templates/index.server";
import { Serial } from "~/lib/serial";
import { Conditions } from "./conditions";
import { readDay } from "./day";
import { DayChoice } from "./day-choice";
import { Stays } from "./stays";
import { Verdict } from "./verdict";
import { viewMember } from "./view";

const Params = z.object({
  segmentId: Serial,
  profileId: z.string().regex(/^\d{1,18}$/),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const shop = await requireShop(request);
  const ids = Params.safeParse(params);
  const shopper = ids.success ? await findShopper(shop.id, ids.data.profileId) : null;
  if (!ids.success || !shopper) throw notFound();
  const { segmentId } = ids.data;
  if (shopper.mergedInto) throw redirect(`/app/segments/${segmentId}/members/${shopper.mergedInto}`);
  const now = new Date();
  const today = calendarDay(now, shop.timezone);
  const { day, typed, problem } = readDay(new URL(request.url).searchParams.get("asOf"), today);
  const [member, segments, templates, quizzes] = await Promise.all([
    explainMember(shop, segmentId, shopper.id, day, now),
    listSegments(shop.id),
    nameTemplates(shop.id),
    listAsked(shop.id),
  ]);
  if (!member) throw notFound();
  return {
    profileId: shopper.id,
    day,
    asked: { typed, problem },
    today,
    ...viewMember(member, shopper, { templates, answers: answerLabels(quizzes) }, day, shop.timezone),
    others: segments.flatMap(({ id, name }) => (id === segmentId ? [] : [{ id, name }])),
  };
}

export default function Member() {
  const { profileId, who, segment, day, asked, today, verdict, conditions, stays, others } =
    useLoaderData<typeof loader>();
  return (
    <Page
      title={verdict.question}
      backAction={{ content: segment.name, url: `/app/segments/${segment.id}` }}
      secondaryActions={[{ content: `Everything about ${who}`, url: `/app/shoppers/${profileId}` }]}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            <Verdict verdict={verdict} profileId={profileId} />
            {conditions.length > 0 && <Conditions conditions={conditions} profileId={profileId} />}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            <DayChoice key={asked.typed} asked={asked} today={today} />
            <Stays stays={stays} />
            <SegmentChoice title="Check another segment" profileId={profileId} segments={others} day={day} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
