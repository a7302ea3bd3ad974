import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

// PostgreSQL's catalogue has two types the adapter cannot read: "char" and name, alone and as arrays. As text they can
// be read, but the engine insists that "char" is declared a character.
const CHAR = 18;
const readableAs = new Map([
  [CHAR, 25],
  [19, 25],
  [1002, 1009],
  [1003, 1009],
]);

/** Prisma's PostgreSQL adapter, taught what the schema engine needs beyond what applications need. */
export class MigrationAdapter extends PrismaPg {
  #parts;

  constructor(parts, options) {
    super(parts, options);
    this.#parts = parts;
  }

  async connect() {
    return readingCatalogue(await super.connect());
  }

  /** The adapter drops its shadow database while its own pool is still connected, which PostgreSQL refuses; this one waits. */
  async connectToShadowDb() {
    const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    const administer = async (sql) => {
      const client = new pg.Client(this.#parts);
      await client.connect();
      await client.query(sql).finally(() => client.end());
    };
    await administer(`CREATE DATABASE "${database}"`);
    const shadow = await new PrismaPg({ ...this.#parts, database }).connect();
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await administer(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
    };
    return readingCatalogue(shadow);
  }
}

function readingCatalogue(queryable) {
  const prototype = Object.getPrototypeOf(queryable);
  queryable.queryRaw = async (query) => {
    const characters = new Set();
    const reading = Object.create(queryable, {
      performIO: {
        value: async (request) => {
          const result = await queryable.performIO(request);
          for (const one of [result].flat()) {
            one.fields.forEach((field, i) => {
              if (field.dataTypeID === CHAR) characters.add(i);
              field.dataTypeID = readableAs.get(field.dataTypeID) ?? field.dataTypeID;
            });
          }
          return result;
        },
      },
    });
    const result = await prototype.queryRaw.call(reading, query);
    for (const i of characters) result.columnTypes[i] = ColumnTypeEnum.Character;
    return result;
  };
  if (queryable.startTransaction) {
    const start = queryable.startTransaction.bind(queryable);
    queryable.startTransaction = async (...options) => readingCatalogue(await start(...options));
  }
  return queryable;
}
