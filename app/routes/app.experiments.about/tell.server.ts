import type { AboutAnswer } from "~/components/experiments/question";
import { isAbout, newArms, outlookWords, plan } from "~/domains/experiments";
import { listAbout, listLastLooks } from "~/domains/experiments/index.server";
import type { Subject } from "~/domains/experiments/model";
import { loadSubjects } from "../app.experiments._index/subjects.server";
import { sayingOf } from "../app.experiments._index/saying.server";
import { expectedOf } from "../app.experiments.outlook/expected.server";

const holdoutWindowDays = 14;
export const nothing: AboutAnswer = { experiments: [], holdout: null };

/** What is compared of something, and whether it has enough shoppers for a holdout. Of what the shop has not, nothing is. */
export async function tellAbout(shopId: number, subject: Subject, now: Date): Promise<AboutAnswer> {
  const known = (await loadSubjects(shopId))(subject);
  if (!known) return nothing;
  const [experiments, looks] = await Promise.all([listAbout(shopId, subject), listLastLooks(shopId)]);
  const own = experiments.filter((one) => isAbout(one.subject, subject));
  const told = own.map((one) => ({
    ...{ id: one.id, name: one.name, state: one.state },
    says: sayingOf(one, looks.get(one.id) ?? null),
  }));
  if (subject.kind === "flow_step") return { experiments: told, holdout: null };
  const expected = await expectedOf(shopId, known, holdoutWindowDays, now);
  const outlook = plan(subject.kind, newArms("holdout"), expected);
  return { experiments: told, holdout: { isWorthIt: outlook.isWorthIt, words: outlookWords(outlook) } };
}
