import { transact, type Tx } from "~/db.server";
import { digestOf } from "~/lib/hash";
import type { Content } from "../content/model";
import { keepDraft, mostTemplates, tooMany } from "../adding/commands.server";
import { currentContent, findCurrentVersions, type Template } from "../queries.server";
import { findingsIn, isRefused, type Finding } from "./findings";
import {
  countTemplates,
  countTests,
  insertTest,
  insertVersion,
  isNameTaken,
  listPutAwayTemplates,
  listTemplateVersions,
  lockTemplate,
  setArchived,
  updateDetails,
  updateDraft,
} from "./queries.server";

const mostTestsAnHour = 20;

type Missing = { outcome: "missing" };
type Refused = { outcome: "refused"; problem: string };
/** Somebody else changed it since; this is what it says now. */
type Overtaken = { outcome: "overtaken"; revision: number; content: Content };

export type DraftSaved = { outcome: "saved"; revision: number } | Overtaken | Missing;
export type Published =
  | { outcome: "published"; version: number; revision: number }
  | { outcome: "faulty"; findings: Finding[] }
  | { outcome: "unchanged"; revision: number }
  | Overtaken
  | Missing;

/** Says what a template is called, and what it is about. */
export async function describeTemplate(
  shopId: number,
  templateId: number,
  details: { name: string; topic: string | null },
): Promise<{ outcome: "described" } | Missing | Refused> {
  return transact(async (tx) => {
    if (!(await lockTemplate(shopId, templateId, tx))) return { outcome: "missing" };
    if (await isNameTaken(shopId, details.name, templateId, tx)) {
      return { outcome: "refused", problem: "Another message has this name" };
    }
    await updateDetails(shopId, templateId, details, tx);
    return { outcome: "described" };
  });
}

/**
 * Keeps what is being worked on; it is not sent before it is published.
 * @param revision what the writer began with: when somebody else has saved since, nothing is written
 */
export async function saveDraft(
  shopId: number,
  templateId: number,
  { revision, content }: { revision: number; content: Content },
  now: Date,
): Promise<DraftSaved> {
  return transact(async (tx) => {
    const template = await lockTemplate(shopId, templateId, tx);
    if (!template) return { outcome: "missing" };
    if (template.revision !== revision) return overtaken(shopId, template, tx);
    return { outcome: "saved", revision: await updateDraft(shopId, templateId, content, now, tx) };
  });
}

/** Goes back to the version that is sent. */
export async function discardDraft(
  shopId: number,
  templateId: number,
  revision: number,
  now: Date,
): Promise<{ outcome: "discarded"; revision: number; content: Content } | Overtaken | Missing | Refused> {
  return transact(async (tx) => {
    const template = await lockTemplate(shopId, templateId, tx);
    if (!template) return { outcome: "missing" };
    if (template.revision !== revision) return overtaken(shopId, template, tx);
    const [current] = await findCurrentVersions(shopId, [template.key], tx);
    if (!current) return { outcome: "refused", problem: "There is no version yet to go back to" };
    const revised = await updateDraft(shopId, templateId, null, now, tx);
    return { outcome: "discarded", revision: revised, content: current.content };
  });
}

/** Makes what was written the version that is sent from now on, unless something in it must be mended first. */
export async function publishTemplate(
  shopId: number,
  templateId: number,
  { revision, content }: { revision: number; content: Content },
  now: Date,
): Promise<Published> {
  return transact(async (tx) => {
    const template = await lockTemplate(shopId, templateId, tx);
    if (!template) return { outcome: "missing" };
    if (template.revision !== revision) return overtaken(shopId, template, tx);
    const findings = findingsIn(content);
    if (isRefused(findings)) return { outcome: "faulty", findings };
    const [current] = await findCurrentVersions(shopId, [template.key], tx);
    if (current && digestOf(current.content) === digestOf(content)) {
      return { outcome: "unchanged", revision: await updateDraft(shopId, templateId, null, now, tx) };
    }
    return { outcome: "published", ...(await insertVersion(shopId, templateId, content, now, tx)) };
  });
}

async function overtaken(shopId: number, template: Template, tx: Tx): Promise<Overtaken> {
  const content = await currentContent(shopId, template, tx);
  return { outcome: "overtaken", revision: template.revision, content };
}

/** Makes a former version the draft, to be worked on again. A draft that is there becomes a template of its own. */
export async function takeUpVersion(
  shopId: number,
  templateId: number,
  version: number,
  now: Date,
): Promise<{ outcome: "taken-up" } | Missing> {
  return transact(async (tx) => {
    const template = await lockTemplate(shopId, templateId, tx);
    if (!template) return { outcome: "missing" };
    const former = (await listTemplateVersions(shopId, templateId, tx)).find((one) => one.version === version);
    if (!former) return { outcome: "missing" };
    if (template.draft)
      await keepDraft(shopId, { ...template, name: `${template.name} draft` }, template.draft, now, tx);
    await updateDraft(shopId, templateId, former.content, now, tx);
    return { outcome: "taken-up" };
  });
}

/** Puts a template away; what was sent of it stays in the reports. Whoever asks makes sure that nothing uses it. */
export async function putAwayTemplate(shopId: number, templateId: number, now: Date): Promise<boolean> {
  return transact((tx) => setArchived(shopId, templateId, now, tx));
}

export async function takeBackTemplate(
  shopId: number,
  templateId: number,
): Promise<{ outcome: "taken-back" } | Missing | Refused> {
  return transact(async (tx) => {
    const away = (await listPutAwayTemplates(shopId, tx)).find(({ id }) => id === templateId);
    if (!away) return { outcome: "missing" };
    if ((await countTemplates(shopId, tx)) >= mostTemplates) return { outcome: "refused", problem: tooMany };
    if (await isNameTaken(shopId, away.name, templateId, tx)) {
      return { outcome: "refused", problem: `Another message is called “${away.name}” now; rename that one first` };
    }
    await setArchived(shopId, templateId, null, tx);
    return { outcome: "taken-back" };
  });
}

/** Whether one more test may be sent now, which is then counted. */
export async function takeTestTurn(
  shopId: number,
  templateId: number,
  now: Date,
): Promise<{ outcome: "granted" } | Missing | Refused> {
  const since = new Date(now.getTime() - 3_600_000);
  return transact(async (tx) => {
    if (!(await lockTemplate(shopId, templateId, tx))) return { outcome: "missing" };
    if ((await countTests(shopId, since, tx)) >= mostTestsAnHour) {
      return { outcome: "refused", problem: `At most ${mostTestsAnHour} tests go out in an hour; try again later` };
    }
    await insertTest(shopId, templateId, now, since, tx);
    return { outcome: "granted" };
  });
}
