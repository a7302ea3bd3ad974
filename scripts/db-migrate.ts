// `npm run db:migrate` brings the database up to date; `-- --name <what>` first writes a migration from the models.
import { openDatabase, prisma } from "./setup/database";

const database = await openDatabase();
const at = process.argv.indexOf("--name");
if (at > 0) prisma(["migrate", "dev", "--name", process.argv[at + 1] ?? "change"], database.url, "inherit");
else console.log(prisma(["migrate", "status"], database.url).trim());
await database.close();
