import { Command, CommanderError } from "commander";
import { pool, prisma } from "~/db.server";
import { drain } from "./drain.server";
import { importLines } from "./import.server";
import { Problem } from "./problem";
import { replay } from "./replay.server";
import { checkQuery, countQuery, explainQuery, listLifecycle, listQuery } from "./segment.server";
import { addShop } from "./shop.server";
import { verifyTraits } from "./traits.server";

/**
 * The command line. @param argv the words behind the program's name
 * @returns the exit code: 0 done, 1 it did not work out, 2 it was asked wrongly
 */
export async function main(argv: string[]): Promise<number> {
  try {
    await program().parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Problem) {
      process.stderr.write(`${error.message}\n`);
      return error.exitCode;
    }
    process.stderr.write(`It failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  } finally {
    await prisma.$disconnect();
    await pool.end();
  }
}

function program(): Command {
  const tessera = new Command("tessera").exitOverride().showHelpAfterError();
  const json: [string, string] = ["--json", "print one JSON value"];
  const forShop: [string, string] = ["--shop <domain>", "the shop, such as my-shop.myshopify.com"];
  const asOf: [string, string] = ["--as-of <time>", "as of this instant (ISO 8601); now when left out"];

  const shop = tessera.command("shop").description("shops to work on").exitOverride();
  shop
    .command("add <domain>")
    .description("add a shop to work on without installing the app in it")
    .option("--timezone <name>", "its time zone", "UTC")
    .option("--currency <code>", "its currency", "USD")
    .option(...json)
    .action(addShop);
  tessera
    .command("import <file>")
    .description("import JSON Lines (.jsonl or .jsonl.gz) as Shopify's bulk operations return them")
    .requiredOption(...forShop)
    .option(...json)
    .action(importLines);
  tessera
    .command("replay <path>")
    .description("send files of webhook bodies (orders_create.json, …) through the signed door")
    .requiredOption(...forShop)
    .option("--again", "as new deliveries, although they were sent before")
    .option(...json)
    .action(replay);
  tessera
    .command("drain")
    .description("work off everything pending, and print what was done")
    .requiredOption(...forShop)
    .option(...json)
    .action(drain);
  tessera
    .command("lifecycle")
    .description("how many shoppers stand at each stage")
    .requiredOption(...forShop)
    .option(...asOf)
    .option(...json)
    .action(listLifecycle);

  tessera
    .command("traits")
    .description("what is worked out of shoppers")
    .exitOverride()
    .command("verify")
    .description("rebuild all traits from the facts and compare them with those that are stored")
    .requiredOption(...forShop)
    .option(...json)
    .action(verifyTraits);

  const segment = tessera.command("segment").description("ask who is in a segment, by its text").exitOverride();
  const query: [string, string] = ["--query <text>", 'the segment\'s text, such as "number_of_orders >= 2"'];
  segment
    .command("check")
    .description("whether a text is a segment, and what it means")
    .requiredOption(...query)
    .option(...forShop)
    .option(...json)
    .action(checkQuery);
  segment
    .command("count")
    .description("how many are in, out and unknown")
    .requiredOption(...forShop)
    .requiredOption(...query)
    .option(...asOf)
    .option(...json)
    .action(countQuery);
  segment
    .command("members")
    .description("Shopify's customer ids of who is in")
    .requiredOption(...forShop)
    .requiredOption(...query)
    .option(...asOf)
    .option(...json)
    .action(listQuery);
  segment
    .command("explain")
    .description("why a customer is in or out")
    .requiredOption(...forShop)
    .requiredOption(...query)
    .option("--customer <id>", "Shopify's customer id")
    .option(...asOf)
    .option(...json)
    .action(explainQuery);
  return tessera;
}
