import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { longestJson } from "~/components/template-editor/question";
import type { Told } from "~/components/use-toast";
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

const revision = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** What a merchant can want of a template as a whole. */
export const Wish = z.discriminatedUnion("wish", [
  z.strictObject({ wish: z.literal("publish"), revision, content: z.string().max(longestJson).transform(readContent) }),
  z.strictObject({ wish: z.literal("discard"), revision }),
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

/** What came of it; `kept` is what the template says after it, where that has changed. */
export interface Done {
  told: Told;
  kept: { revision: number; content: Content } | null;
}

export async function act(shopId: number, templateId: number, wish: Wish, now: Date) {
  switch (wish.wish) {
    case "publish":
      return publish(shopId, templateId, wish, now);
    case "discard":
      return discard(shopId, templateId, wish.revision, now);
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
      return refuse(overtaken);
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

async function discard(shopId: number, templateId: number, revision: number, now: Date) {
  const discarded = await discardDraft(shopId, templateId, revision, now);
  if (discarded.outcome === "missing") throw notFound();
  if (discarded.outcome === "refused") return refuse(discarded.problem);
  if (discarded.outcome === "overtaken") return refuse(overtaken);
  return tell("Back to the published version", { revision: discarded.revision, content: discarded.content });
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

const overtaken = "Not done: somebody else has changed this message meanwhile. Reload the page to see theirs";

function tell(words: string, kept: Done["kept"] = null) {
  const done: Done = { told: { problem: false, words }, kept };
  return data(done);
}

export function refuse(words: string) {
  const done: Done = { told: { problem: true, words }, kept: null };
  return data(done, { status: 422 });
}

function readContent(json: string, context: z.RefinementCtx): Content {
  const content = readDraft(parse(json));
  if (content) return content;
  context.addIssue({ code: "custom", message: "The message did not arrive whole; publish again" });
  return z.NEVER;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
