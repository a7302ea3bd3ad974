import { readdirSync, readFileSync } from "node:fs";

export interface Model {
  /** As Prisma's client calls it: "senderIdentity". */
  name: string;
  table: string;
  /** The domain that may write it: the name of the file the model is in. */
  domain: string;
}

/** The models in prisma/models. Throws when one does not name its table. */
export function listModels(): Model[] {
  return readdirSync("prisma/models").flatMap((file) => {
    const text = readFileSync(`prisma/models/${file}`, "utf8");
    return [...text.matchAll(/^model (\w+) \{(.*?)^\}/gms)].map(([, model = "", body = ""]) => {
      const table = /@@map\("(\w+)"\)/.exec(body)?.[1];
      if (!table) throw new Error(`${model} in prisma/models/${file} names no table: give it @@map.`);
      return { name: model.charAt(0).toLowerCase() + model.slice(1), table, domain: file.replace(/\.prisma$/, "") };
    });
  });
}
