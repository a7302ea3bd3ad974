import type { EditorChoices } from "~/components/campaigns/editor/form";
import { findPolicies } from "~/domains/messages/index.server";
import { listSegments } from "~/domains/segments/index.server";
import { findSender } from "~/domains/shops/index.server";
import type { Shop } from "~/domains/shops/model";
import { library, listPutAwayTemplates, listTemplates } from "~/domains/templates/index.server";

/** What the editor of a campaign chooses from. */
export async function loadChoices({ id: shopId, timezone }: Shop): Promise<EditorChoices> {
  const [segments, templates, away, policies, sender] = await Promise.all([
    listSegments(shopId),
    listTemplates(shopId),
    listPutAwayTemplates(shopId),
    findPolicies(shopId),
    findSender(shopId),
  ]);
  const known = new Set([...templates, ...away].map(({ key }) => key));
  return {
    segments: segments.map(({ id, name }) => ({ id, name })),
    templates: [
      ...templates.map(({ key, name, version }) => ({ key, name, isPublished: version > 0 })),
      // A ready message becomes the shop's own when a campaign is kept that sends it.
      ...library
        .filter(({ key }) => !known.has(key))
        .map(({ key, name }) => ({ key, name: `${name} (ready)`, isPublished: true })),
    ],
    timezone,
    policies,
    email: sender ? sender.replyTo || sender.fromEmail : "",
  };
}
