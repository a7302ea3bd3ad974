import { z } from "zod";
import { WindowDays } from "~/domains/attribution/model";

/** What the page's form says. */
export const ResultsForm = z.strictObject({ windowDays: WindowDays });
