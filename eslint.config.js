import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const time = "Time is an argument here: take `now: Date` from the caller.";
const chance = "Chance is an argument here: take a seed or a draw from the caller.";

/** Remix's way to answer early: a page throws the answer. */
const thrownByPages = [
  { from: "lib", name: "Response" },
  { from: "package", name: "TypedResponse", package: "@remix-run/server-runtime" },
];

export default defineConfig(
  { ignores: ["**/build/", "**/node_modules/", ".data/", "coverage/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: "tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/only-throw-error": ["error", { allow: thrownByPages }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: "error",
      // Methods that need no `this` are taken from their objects here, and functions are async to fit an interface.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/restrict-template-expressions": "off",
    },
  },
  {
    // What is untyped comes from outside: a request's chunks, Shopify's answers, a module named at run time, matchers.
    files: [
      "app/doors/read-body.ts",
      "app/domains/shops/admin-api/*.ts",
      "scripts/setup/postgres/place.ts",
      "**/*.test.ts",
    ],
    rules: {
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  // Remix's handler is async and hands its failures to Express itself.
  { files: ["app/server.ts"], rules: { "@typescript-eslint/no-misused-promises": "off" } },
  {
    files: ["**/*.{js,mjs,cjs}"],
    extends: [tseslint.configs.recommended],
    rules: { eqeqeq: "error" },
  },
  { files: ["**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  { files: ["app/**"], rules: { "no-console": "error" } },
  {
    // Pure files: what they say depends on their arguments alone.
    files: ["app/{domains,lib}/**/*.{ts,tsx}"],
    ignores: ["**/*.server.ts", "**/*.test.{ts,tsx}"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...["fetch", "process", "setInterval", "setTimeout"].map((name) => ({
          name,
          message: "This file decides; act in a .server.ts file.",
        })),
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: time },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: time },
        { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: chance },
      ],
    },
  },
);
