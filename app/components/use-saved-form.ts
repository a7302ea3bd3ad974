import { useNavigation, useSubmit } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useLeaveGuard } from "./use-leave-guard";

interface Options<Values> {
  /** What values come to, so that a space or a zero too many is no change. */
  meaning?: (values: Values) => string;
  /** The form's fields they are sent as. */
  fields: (values: Values) => Record<string, string>;
}

/**
 * A form over what is saved: what is typed is kept until it is saved or let go, and nobody leaves the page with changes
 * without being asked. `bar` is for the page's save bar.
 */
export function useSavedForm<Values extends object>(
  saved: Values,
  { meaning = JSON.stringify, fields }: Options<Values>,
) {
  const [values, setValues] = useState(saved);
  const submit = useSubmit();
  const isSaving = useNavigation().state === "submitting";
  const hasChanges = meaning(values) !== meaning(saved);
  useLeaveGuard(hasChanges);
  // A page may look again while it is filled in: only what was really saved anew replaces what is being typed.
  useEffect(() => setValues(saved), [JSON.stringify(saved)]);
  const save = () => submit(fields(values), { method: "post" });
  return {
    values,
    change: (part: Partial<Values>) => setValues((typed) => ({ ...typed, ...part })),
    save,
    bar: { hasChanges, isSaving, onSave: save, onDiscard: () => setValues(saved) },
  };
}
