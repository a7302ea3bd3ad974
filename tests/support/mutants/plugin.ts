import type { Plugin } from "vitest/config";
import { mutants } from "./list";
import { mutate } from "./mutant";

/** Loads one file as a mutant has it; the file on disk stays as it is. No name, no mutant. Throws on an unknown name. */
export function mutation(name: string | undefined): Plugin[] {
  if (!name) return [];
  const mutant = mutants.find((one) => one.name === name);
  if (!mutant) throw new Error(`There is no mutant ${name}; see tests/support/mutants`);
  return [
    {
      name: "mutation",
      enforce: "pre",
      // What vitest keeps of one mutant's run must never be met in another run.
      config: () => ({ test: { fsModuleCache: false } }),
      transform: (source, id) => (id.split("?")[0]?.endsWith(`/${mutant.file}`) ? mutate(source, mutant) : null),
    },
  ];
}
