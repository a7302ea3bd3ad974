import { redirect } from "@remix-run/node";
import { z } from "zod";
import { longestJson } from "~/components/template-editor/question";
import { answersOf, contentField } from "~/doors/edit.server";
import { notFound } from "~/doors/require-shop.server";
import { firstFixed, listCampaignUses } from "~/domains/campaigns/index.server";
import { listTemplateUses } from "~/domains/flows/index.server";
import {
  createTemplate,
  describeTemplate,
  discardDraft,
  findTemplate,
  publishTemplate,
  putAwayTemplate,
  readDraft,
  type Content,
} from "~/domains/templates/index.server";
import { Serial } from "~/lib/serial";

/** What a merchant can want of a template as a whole. */
export const Wish = z.discriminatedUnion("wish", [
  z.strictObject({
    wish: z.literal("publish"),
    revision: Serial,
    content: contentField(longestJson, readDraft, "The message did not arrive whole; publish again"),
  }),
  z.strictObject({ wish: z.literal("discard"), revision: Serial }),
  z.strictObject({
    wish: z.literal("describe"),
    name: z.string().trim().min(1, "Give the message a name").max(120, "A name has at most 120 characters"),
    topic: z
      .string()
      .max(60)
      .transform((key) => key || null),
  }),
  z.strictObject({ wish: z.literal("copy") }),
  z.strictObject({ wish: z.literal("put-away") }),
]);
export type Wish = z.infer<typeof Wish>;

const answers = answersOf<Content>("message");
const { tell } = answers;
export const { refuse } = answers;

export async function act(shopId: number, templateId: number, wish: Wish, now: Date) {
  switch (wish.wish) {
    case "publish":
      return publish(shopId, templateId, wish, now);
    case "discard":
      return answers.tellDiscarded(await discardDraft(shopId, templateId, wish.revision, now));
    case "describe": {
      const described = await describeTemplate(shopId, templateId, wish);
      if (described.outcome === "missing") throw notFound();
      return described.outcome === "refused" ? refuse(`Not saved: ${described.problem}`) : tell("Saved");
    }
    case "copy": {
      const copied = await createTemplate(shopId, { from: "copy", templateId }, now);
      if (copied.outcome === "missing") throw notFound();
      return copied.outcome === "refused" ? refuse(copied.problem) : redirect(`/app/templates/${copied.templateId}`);
    }
    case "put-away":
      return putAway(shopId, templateId, now);
    default:
      return wish satisfies never;
  }
}

async function publish(
  shopId: number,
  templateId: number,
  { revision, content }: Extract<Wish, { wish: "publish" }>,
  now: Date,
) {
  const published = await publishTemplate(shopId, templateId, { revision, content }, now);
  switch (published.outcome) {
    case "missing":
      throw notFound();
    case "overtaken":
      return answers.refuseOvertaken();
    case "faulty":
      return refuse("Not published: mend what the checks name");
    case "unchanged":
      return tell("It is published like this already", { revision: published.revision, content });
    case "published":
      return tell(`Published as version ${published.version}`, { revision: published.revision, content });
    default:
      return published satisfies never;
  }
}

/** A flow that is on would have nothing to send, nor would a campaign that is scheduled or under way. */
async function putAway(shopId: number, templateId: number, now: Date) {
  const template = await findTemplate(shopId, templateId);
  if (!template) throw notFound();
  const live = (await listTemplateUses(shopId)).get(template.key)?.find(({ isOn }) => isOn);
  if (live) return refuse(`Not put away: the flow “${live.name}” is on and sends it; turn it off first`);
  const fixed = firstFixed((await listCampaignUses(shopId)).templates.get(template.key));
  if (fixed)
    return refuse(`Not put away: the campaign “${fixed.name}” sends it; wait until that is over, or cancel it`);
  if (!(await putAwayTemplate(shopId, templateId, now))) throw notFound();
  return redirect("/app/templates");
}
