// The command line, with a database to work on.
import { openDatabase } from "./setup/database";
import { completeEnvironment } from "./setup/environment";

completeEnvironment();
process.env["LOG_LEVEL"] = "error";
const database = await openDatabase();
process.env["DATABASE_URL"] = database.url;
const { main } = await import("~/cli/main.server");
process.exitCode = await main(process.argv.slice(2));
await database.close();
