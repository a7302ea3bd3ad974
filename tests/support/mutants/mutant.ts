/** The product with one guard taken away, and the test that must notice. */
export interface Mutant {
  /** What is wrong with it, in kebab-case. */
  name: string;
  file: string;
  /** Stands exactly once in the file. */
  find: string;
  replace: string;
  /** The test file that fails under it. */
  killedBy: string;
  /** Narrows the file to the tests whose names match. */
  test?: string;
}

/** A source text as the mutant has it. Throws unless what the mutant replaces stands in it exactly once. */
export function mutate(source: string, { name, file, find, replace }: Mutant): string {
  const times = source.split(find).length - 1;
  if (times !== 1) {
    throw new Error(`What the mutant ${name} replaces stands in ${file} ${times} times instead of once: ${find}`);
  }
  return source.replace(find, () => replace);
}

/** The vitest project that a test file belongs to. */
export function projectOf(testFile: string): "unit" | "scenarios" {
  return testFile.startsWith("tests/scenarios/") || testFile.endsWith(".db.test.ts") ? "scenarios" : "unit";
}
