import { titleOfName } from "../titles";
import { wordGroups } from "../word-groups";
import type { WordSection } from "./word-list";

/** Everything a condition can begin with. */
export const conditionWords: readonly WordSection[] = wordGroups.map(({ title, names }) => ({
  title,
  items: names.map((name) => ({ name, title: titleOfName(name) })),
}));
