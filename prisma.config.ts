import { defineConfig } from "prisma/config";

// One schema in several files: prisma/schema.prisma has the generator, prisma/models/<domain>.prisma what each domain owns.
export default defineConfig({
  schema: "prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env["DATABASE_URL"] ?? "" },
});
