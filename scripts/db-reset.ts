// `npm run db:reset`: the embedded database starts afresh. A database of yours (DATABASE_URL) is not touched.
import { openDatabase } from "./setup/database";
import { removeCluster } from "./setup/postgres/cluster";

if (process.env["DATABASE_URL"]) {
  console.error("DATABASE_URL is set: this only resets the embedded database. Drop yours by its own means.");
  process.exit(1);
}
await removeCluster("postgres");
const database = await openDatabase();
await database.close();
console.log("The embedded database is new and migrated.");
