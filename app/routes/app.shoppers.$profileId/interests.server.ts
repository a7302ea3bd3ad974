import { listTopics } from "~/domains/consent/index.server";
import { weightsInForce } from "~/domains/traits";
import { findEngagement, findEngagementSettings, findInterests } from "~/domains/traits/index.server";
import { viewEngagement, viewInterests } from "./view-interests";

/** What the shopper likes, what they are about to do and how engaged they are, as the page shows it. */
export async function loadInterests({ id, timezone }: { id: number; timezone: string }, profileId: string) {
  const [interests, engagement, settings, topics] = await Promise.all([
    findInterests(id, profileId),
    findEngagement(id, profileId),
    findEngagementSettings(id),
    listTopics(id),
  ]);
  const names = new Map(topics.map(({ key, name }) => [key, name]));
  return {
    interests: viewInterests(interests, { timezone, topics: names }),
    engagement: viewEngagement(engagement, weightsInForce(settings)),
  };
}
