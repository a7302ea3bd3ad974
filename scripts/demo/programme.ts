import { dayAfter, emptyFields, type CampaignFields } from "~/components/campaigns/fields";
import type { Merchant } from "./merchant";
import type { watch } from "./progress";

type Shop = Awaited<ReturnType<typeof watch>>;

/** Ready flows that the shop has besides those of the beginning. */
const flows = ["abandoned-cart", "browse-abandonment", "quiz-result", "post-purchase-thanks"] as const;

/**
 * What a shop that has used the app for a while has going: flows that are on, a campaign that goes out now and one that
 * waits for its day, and two subjects that are compared.
 */
export async function setUpProgramme(merchant: Merchant, shop: Shop, now: Date): Promise<void> {
  for (const key of flows) {
    await merchant.takeFlow(key);
    const flow = await shop.flow(key);
    await merchant.publishFlow(flow);
    await merchant.turnOn(flow.id);
  }
  const segments = await shop.segments();
  const idsOf = (...names: string[]) => segments.filter(({ name }) => names.includes(name)).map(({ id }) => id);
  const tomorrow = dayAfter(now.toISOString().slice(0, 10));
  const autumn = { ...emptyFields(tomorrow, idsOf("Loyal")), name: "Autumn: first for regulars" };
  await send(merchant, shop, { ...autumn, everybodyElse: "vip-early-access" }, (id) =>
    compareSubjects(merchant, shop, id),
  );
  await send(merchant, shop, {
    ...emptyFields(dayAfter(dayAfter(tomorrow)), idsOf("New", "Active", "Loyal")),
    name: "What goes with what you have",
    bySegment: idsOf("New").map((id) => ({ segmentId: String(id), template: "how-to" })),
    everybodyElse: "cross-sell",
    at: "best_hour",
  });
}

/** @param before what is done about the campaign before it goes out */
async function send(
  merchant: Merchant,
  shop: Shop,
  fields: CampaignFields,
  before?: (campaignId: number) => Promise<void>,
): Promise<void> {
  await merchant.planCampaign(fields);
  const campaign = await shop.campaign(fields.name);
  await before?.(campaign.id);
  await merchant.letCampaignGo(campaign, fields);
}

async function compareSubjects(merchant: Merchant, shop: Shop, campaignId: number): Promise<void> {
  await merchant.compareMessages(campaignId);
  const experiment = await shop.experiment();
  const { windowDays, rollsOut, arms } = experiment;
  await merchant.beginExperiment(experiment, {
    name: "Autumn: which subject?",
    ...{ windowDays, rollsOut },
    arms: arms.map((arm) =>
      arm.what.does === "differs"
        ? { ...arm, name: "Short", what: { ...arm.what, changes: { subject: "You see it first" } } }
        : arm,
    ),
  });
}
