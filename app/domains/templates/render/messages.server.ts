import type { Tx } from "~/db.server";
import { evaluateFor } from "~/domains/segments/index.server";
import type { Definition } from "~/domains/segments/model";
import { digestOf } from "~/lib/hash";
import { library } from "../library/library";
import type { Brand, RenderedMessage, WantedMessage } from "../model";
import { findPeople, type PersonValues } from "../people/queries.server";
import { addTemplate, findCurrentVersions, type TemplateVersion } from "../queries.server";
import { tokensIn } from "../tokens/split";
import { applyChanges } from "../variants/apply";
import { choose, conditionsOf } from "./choices";
import { tokensOf, type Letter } from "./letter";
import type { Sources } from "./sources";
import { writeLetters } from "./write-letters.server";

/** Messages for shoppers: see `renderMessages` at the front door. */
export async function renderWith(
  sources: Sources,
  shopId: number,
  brand: Brand,
  wanted: readonly WantedMessage[],
  now: Date,
  tx: Tx,
): Promise<Map<string, RenderedMessage>> {
  const versions = await findVersions(shopId, [...new Set(wanted.map(({ templateKey }) => templateKey))], now, tx);
  const profileIds = [...new Set(wanted.map(({ profileId }) => profileId))];
  const people = await findValues(sources, shopId, profileIds, tokensAsked(versions, wanted), now, tx);
  const letters = await address(shopId, brand, wanted, versions, people, now, tx);
  const written = await writeLetters({ shopId, brand, sources, now }, letters, tx);
  return new Map(
    wanted.map(({ messageId, templateKey, profileId }): [string, RenderedMessage] => {
      const version = versions.get(templateKey);
      const letter = written.get(messageId);
      if (!version) return [messageId, impossible(`No message called “${templateKey}” has been published`)];
      if (!letter || !people.has(profileId)) return [messageId, impossible("The shopper is no longer known")];
      if (letter.outcome !== "made") return [messageId, letter];
      return [messageId, { ...letter, templateId: version.templateId, version: version.version }];
    }),
  );
}

function impossible(reason: string): RenderedMessage {
  return { outcome: "impossible", reason };
}

/** What is sent now under each key; what comes with the product is added to the shop when it is first asked for. */
async function findVersions(shopId: number, keys: readonly string[], now: Date, tx: Tx) {
  const found = await findCurrentVersions(shopId, keys, tx);
  const missing = library.filter(({ key }) => keys.includes(key) && !found.some((version) => version.key === key));
  for (const ready of missing) await addTemplate(shopId, ready, now, tx);
  const added =
    missing.length > 0
      ? await findCurrentVersions(
          shopId,
          missing.map(({ key }) => key),
          tx,
        )
      : [];
  return new Map([...found, ...added].map((version) => [version.key, version]));
}

type Versions = ReadonlyMap<string, TemplateVersion>;
type People = ReadonlyMap<string, PersonValues>;

/** The names of all tokens in what is written: in the templates, and in what arms put into them. */
function tokensAsked(versions: Versions, wanted: readonly WantedMessage[]): Set<string> {
  const changed = tokensIn(JSON.stringify(wanted.map(({ changes }) => changes))).map(({ name }) => name);
  return new Set([...[...versions.values()].flatMap(({ content }) => [...tokensOf(content)]), ...changed]);
}

async function findValues(
  sources: Sources,
  shopId: number,
  profileIds: readonly string[],
  asked: ReadonlySet<string>,
  now: Date,
  tx: Tx,
): Promise<People> {
  const people = await findPeople(shopId, profileIds, asked, now, tx);
  if (!asked.has("favourite_category")) return people;
  const categories = await sources.findFavouriteCategories(shopId, profileIds, now, tx);
  for (const [id, category] of categories) Object.assign(people.get(id) ?? {}, { favourite_category: category });
  return people;
}

/** Says what each shopper sees: all conditions of all versions are asked of all shoppers in one query. */
async function address(
  shopId: number,
  brand: Brand,
  wanted: readonly WantedMessage[],
  versions: Versions,
  people: People,
  now: Date,
  tx: Tx,
): Promise<Letter[]> {
  const { distinct, numbers } = numberEach([...versions.values()].flatMap(({ content }) => conditionsOf(content)));
  const answers = await evaluateFor(shopId, distinct, [...people.keys()], now, tx);
  return wanted.flatMap((message) => {
    const version = versions.get(message.templateKey);
    const person = people.get(message.profileId);
    if (!version || !person) return [];
    const truths = answers.get(message.profileId) ?? [];
    const isGeneric = message.treatment === "generic";
    const content = applyChanges(version.content, message.changes);
    const choices = choose(content, (when) => !isGeneric && (truths[numbers.get(when) ?? -1] ?? false));
    return {
      id: message.messageId,
      profileId: message.profileId,
      content,
      contentKey: `${shopId}/${version.templateId}/${version.version}/${version.createdAt.getTime()}/${changesKey(message)}`,
      choices,
      values: { ...shopValues(brand), ...person, ...message.cause, ...ownValues(message) },
    };
  });
}

/** Names the changes among all that an arm may make; nothing for none. */
function changesKey({ changes }: WantedMessage): string {
  return changes ? digestOf(changes) : "";
}

/** Equal conditions are asked once; each is found by itself, not by what it says, which would take longer. */
function numberEach(conditions: readonly Definition[]) {
  const texts = conditions.map((when) => JSON.stringify(when));
  const distinct = new Map(conditions.map((when, i) => [texts[i], when]));
  const order = [...distinct.keys()];
  return {
    distinct: [...distinct.values()],
    numbers: new Map(conditions.map((when, i) => [when, order.indexOf(texts[i])])),
  };
}

function shopValues({ shopName, shopUrl }: Brand) {
  return { shop_name: shopName, shop_url: shopUrl, cart_url: `${shopUrl}/cart`, cause_url: shopUrl };
}

function ownValues({ because, unsubscribeUrl, preferencesUrl }: WantedMessage) {
  return { because, unsubscribe_url: unsubscribeUrl, preferences_url: preferencesUrl };
}
