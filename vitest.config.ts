import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { mutation } from "./tests/support/mutants/plugin";

const alias = { "~": fileURLToPath(new URL("app", import.meta.url)) };
const env = { NODE_ENV: "test", LOG_LEVEL: "silent" } as const;
/** Named by `npm run prove -- mutants`: the product with one guard taken away, which some test must notice. */
const plugins = mutation(process.env["MUTANT"]);

// Three kinds of test: pure rules beside the code, rules on a real database (*.db.test.ts and scenarios), and a browser.
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        plugins,
        test: {
          name: "unit",
          include: [
            "app/**/*.test.{ts,tsx}",
            "extensions/**/*.test.ts",
            "sandbox/**/*.test.ts",
            "tests/checks/**/*.test.ts",
          ],
          exclude: ["**/*.db.test.ts"],
          setupFiles: ["tests/support/environment.ts"],
          env,
        },
      },
      {
        resolve: { alias },
        plugins,
        test: {
          name: "scenarios",
          include: ["app/**/*.db.test.ts", "tests/scenarios/**/*.test.ts"],
          globalSetup: ["tests/support/cluster.ts"],
          setupFiles: ["tests/support/environment.ts", "tests/support/database.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          env,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/e2e/demo.ts"],
          setupFiles: ["tests/support/environment.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // A busy machine may let a page miss a moment: what is looked for has time to come, and only what fails twice
          // is broken.
          expect: { poll: { timeout: 15_000 } },
          retry: 1,
          env,
        },
      },
    ],
  },
});
