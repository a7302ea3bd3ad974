import type { Model } from "./models";

/**
 * What a file's SQL and Prisma calls write to: tables by name, and other targets as they stand there ("${jobs}").
 * A VersionedTable counts where it is defined, as what `upsertLatest` writes to.
 */
export function writesIn(text: string, models: readonly Model[]): string[] {
  const statements = text.matchAll(
    /\b(?:INSERT INTO|UPDATE|DELETE FROM|MERGE INTO|TRUNCATE|ALTER TABLE)\s+(\$\{[^}]+\}|"?[a-z_.]+"?)/g,
  );
  const versioned = text.matchAll(/: VersionedTable<\w+> = \{\s*name: "(\w+)"/g);
  const records = text.matchAll(/\bprisma\.(\w+)\.(?:create|update|upsert|delete)/g);
  return [
    ...[...statements, ...versioned].flatMap(([, target]) => target?.replaceAll('"', "") ?? []),
    ...[...records].flatMap(([, name]) => models.find((model) => model.name === name)?.table ?? `prisma.${name}`),
  ];
}
