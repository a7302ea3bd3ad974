import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { profileTables } from "../../app/jobs/profile-tables";

/** Tables of which a row names a profile, as the models have it. */
function namingTables(): string[] {
  return readdirSync("prisma/models").flatMap((file) => {
    const text = readFileSync(`prisma/models/${file}`, "utf8");
    return [...text.matchAll(/^model \w+ \{(.*?)^\}/gms)].flatMap(([, body = ""]) => {
      const table = /@@map\("(\w+)"\)/.exec(body)?.[1];
      return table && body.includes('@map("profile_id")') ? [table] : [];
    });
  });
}

test("a merge knows every table that names a profile, and no other: what it forgot would stay behind", () => {
  const known = profileTables.map(({ table }) => table);
  expect(known.toSorted()).toEqual(namingTables().toSorted());
  expect(new Set(known).size).toBe(known.length);
});
