import { verifyTraits as verify, type Difference } from "~/domains/traits/index.server";
import { print } from "./output";
import { Problem } from "./problem";
import { requireShop } from "./shop.server";

/** `traits verify`: rebuilds all traits from the facts, compares them with those that are stored, and says what differs. */
export async function verifyTraits(options: { shop: string; json?: boolean }): Promise<void> {
  const shop = await requireShop(options.shop);
  const found = await verify(shop.id, new Date());
  const { compared, waiting, differing, differences } = found;
  const words = [
    `${compared.toLocaleString("en")} rows compared, ${differing.toLocaleString("en")} differ`,
    ...(waiting > 0 ? [`${waiting.toLocaleString("en")} shoppers wait to be derived and were left out`] : []),
    ...differences.map(describe),
  ];
  print(found, words.join("\n"), options.json);
  if (differing > 0) throw new Problem("The traits that are stored are not those that the facts give");
}

/** "profile_traits 17: order_count is 3 and should be 2". */
function describe({ table, profileId, stored, derived }: Difference): string {
  const said = (value: unknown) => JSON.stringify(value ?? null);
  if (!stored) return `${table} ${profileId}: is not there`;
  if (!derived) return `${table} ${profileId}: should not be there`;
  const columns = Object.keys(derived).filter((name) => said(stored[name]) !== said(derived[name]));
  return `${table} ${profileId}: ${columns.map((name) => `${name} is ${said(stored[name])} and should be ${said(derived[name])}`).join(", ")}`;
}
