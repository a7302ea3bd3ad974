import { z } from "zod";
import { dayFields, DayFields, dayFieldsOf, windowsOf } from "~/components/week/times";
import { SendWindow } from "~/domains/messages/model";

const Typed = DayFields.extend({ hasTimes: z.enum(["on", ""]) });
/** What the page's fields hold, as typed. */
export type TimesFields = z.infer<typeof Typed>;

/** Reads the fields: the segment's times, none when it has none of its own. */
export const TimesForm = Typed.refine((typed) => !typed.hasTimes || dayFields.some((field) => typed[field] !== ""), {
  path: ["times"],
  error: "Choose at least one day, or write to them on any",
})
  .transform((typed): SendWindow[] => (typed.hasTimes ? windowsOf(typed) : []))
  .refine((windows) => windows.every(({ from, until }) => from < until), {
    path: ["times"],
    error: "On each day the end must come after the beginning",
  })
  .pipe(z.array(SendWindow));

/** The fields as they stand when nothing has been typed yet. */
export function fieldsOf(windows: readonly SendWindow[]): TimesFields {
  return { hasTimes: windows.length > 0 ? "on" : "", ...dayFieldsOf(windows) };
}
