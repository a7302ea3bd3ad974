import { declared } from "../vocabulary/declared";
import * as answer from "./answers";
import type { ProfileFacts, ReadContext } from "./facts";
import { ordersBy, refundedBy } from "./orders";
import { abandonedAt, bucketOf, cityOf, latestConsent, lifecycleBy, presentTags, regionOf } from "./shopper";

/** What the attribute is of the shopper. Throws for one that has no answer of its own, such as `member_of`. */
export function answerOf(name: string, facts: ProfileFacts, context: ReadContext): answer.Answer {
  const { asOf, currency } = context;
  const orders = () => ordersBy(asOf, facts.orders);
  switch (name) {
    case "lifecycle_stage":
      return answer.text(lifecycleBy(facts, context).lifecycleStage);
    case "number_of_orders":
      return answer.count(orders().length);
    case "amount_spent":
      return answer.money(
        orders().reduce((sum, order) => sum + order.totalMinor - refundedBy(asOf, order), 0),
        currency,
      );
    case "first_order_date":
      return answer.moment(orders()[0]?.processedAt ?? null);
    case "last_order_date":
      return answer.moment(orders().at(-1)?.processedAt ?? null);
    case "customer_added_date":
      return answer.moment(facts.knownSince);
    case "customer_tags":
      return answer.texts(presentTags(facts));
    case "customer_countries":
      return place(facts.countryCode);
    case "customer_regions":
      return place(regionOf(facts));
    case "customer_cities":
      return place(cityOf(facts));
    case "customer_language":
      return answer.text(facts.locale);
    case "customer_email_domain":
      return answer.text(facts.email?.split("@")[1]);
    case "email_subscription_status":
      return answer.text((latestConsent(facts, asOf) ?? "not_subscribed").toUpperCase());
    case "abandoned_checkout_date":
      return answer.moment(abandonedAt(facts, asOf));
    case "random_bucket":
      return answer.count(bucketOf(context.shopId, facts.profileId));
    default:
      return keptAnswer(name, facts, context);
  }
}

/** A trait as it was derived; nothing is known of it before that. */
function keptAnswer(name: string, { profileId }: ProfileFacts, { kept, asOf }: ReadContext): answer.Answer {
  if (!declared.some((trait) => trait.name === name && trait.table)) throw new Error(`Nobody reads ${name} yet`);
  const trait = kept.get(profileId)?.get(name);
  return trait && trait.since <= asOf ? trait.answer : answer.missing;
}

/** One place, of which somebody has at most one. */
function place(found: string | null): answer.Answer {
  return found === null ? answer.missing : answer.texts([found]);
}
