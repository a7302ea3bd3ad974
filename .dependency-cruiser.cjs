// What may import what. tests/checks/boundaries.test.ts runs these rules, and shows that each of them bites.
/** The flow of data, said once: a domain imports only domains named before it. */
const order = require("./app/domains/order.json");

const tests = "\\.test\\.tsx?$";
const serverOnly = "\\.server\\.tsx?$";
const frontDoor = "^app/domains/[^/]+/(index(\\.server)?|model)\\.ts$";

const stageOrder = order.slice(0, -1).map((domain, i) => ({
  name: `stage-order:${domain}`,
  comment: `${domain} comes before what it imports: move the rule to the later domain, or emit a job and answer it there`,
  severity: "error",
  from: { path: `^app/domains/${domain}/` },
  to: { path: `^app/domains/(${order.slice(i + 1).join("|")})/` },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circular",
      comment: "files that import each other cannot be read, tested or moved alone: take out what both need",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "resolvable",
      comment: "an import that leads nowhere is one no other rule here can judge",
      severity: "error",
      // The build makes what begins with virtual:, and Vite what ends with ?url.
      from: {},
      to: { couldNotResolve: true, pathNot: ["^virtual:", "\\?url$"] },
    },
    ...stageOrder,
    {
      name: "listed-domain",
      comment: "every domain has its place in app/domains/order.json",
      severity: "error",
      from: {},
      to: { path: "^app/domains/[^/]+/", pathNot: `^app/domains/(${order.join("|")})/` },
    },
    {
      name: "front-door",
      comment: "from another domain, import index.server.ts, index.ts or model.ts",
      severity: "error",
      from: { path: "^app/domains/([^/]+)/" },
      to: { path: "^app/domains/[^/]+/", pathNot: ["^app/domains/$1/", frontDoor] },
    },
    {
      name: "front-door-from-outside",
      comment: "from outside the domains, import index.server.ts, index.ts or model.ts",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/domains/" },
      to: { path: "^app/domains/[^/]+/", pathNot: frontDoor },
    },
    {
      name: "pure-core",
      comment: "a file without .server decides and does nothing: let its caller load and save, and pass values in",
      severity: "error",
      // Composition roots and pages stand at the edge, under the names Remix and Node know them by.
      from: {
        path: "^app/",
        pathNot: [serverOnly, tests, "\\.d\\.ts$", "^app/(main|server|root)\\.tsx?$", "^app/entry\\.", "^app/routes/"],
      },
      to: {
        path: [
          serverOnly,
          "node_modules/(@prisma|@remix-run/(node|express)|@shopify/shopify-(api|app-remix)|compression|express|graphile-worker|pg|pino|resend)/",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "pure-core-node",
      comment: "of Node, a file without .server may use what only computes",
      severity: "error",
      from: { path: "^app/", pathNot: [serverOnly, tests, "^app/(main|server)\\.ts$", "^app/entry\\."] },
      to: { dependencyTypes: ["core"], dependencyTypesNot: ["type-only"], pathNot: "^(node:)?crypto$" },
    },
    {
      name: "database-door",
      comment: "queries, jobs and commands open the database; everything else is handed a Db",
      severity: "error",
      from: {
        path: "^app/",
        pathNot: [
          "/(queries|jobs|commands)\\.server\\.ts$",
          "^app/jobs/",
          // What starts a process also ends it, and with it the connections.
          "^app/(main|cli/main\\.server)\\.ts$",
          "^app/doors/wake\\.server\\.ts$",
          tests,
        ],
      },
      to: { path: "^app/db\\.server\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "prisma-door",
      comment: "the one Prisma client is in app/db.server.ts",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/db\\.server\\.ts$" },
      to: { path: "node_modules/@prisma/client/" },
    },
    {
      name: "resend-door",
      comment:
        "Resend is spoken to in resend.server.ts: of messages to send, of feedback to verify, of domains to send from",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/domains/(messages|feedback|senders)/resend\\.server\\.ts$" },
      to: { path: "node_modules/resend/" },
    },
    {
      name: "jobs-door",
      comment: "a domain says what happened (emit), never who answers",
      severity: "error",
      from: { path: "^app/domains/", pathNot: tests },
      to: { path: "^app/jobs/", pathNot: "^app/jobs/(catalog|emit\\.server)\\.ts$" },
    },
    {
      name: "routes-are-leaves",
      comment: "nothing imports a page: what two pages share is a component, a door or a domain's",
      severity: "error",
      from: { path: "^app/", pathNot: ["^app/routes/.*" + tests, "^app/routes/[^/]+/"] },
      to: { path: "^app/routes/" },
    },
    {
      name: "plain-components",
      comment: "a component shows what it is given, in the browser too",
      severity: "error",
      from: { path: "^app/components/" },
      to: { path: serverOnly },
    },
    {
      name: "lib-is-bottom",
      comment: "app/lib knows nothing of the product",
      severity: "error",
      from: { path: "^app/lib/" },
      to: { path: "^app/", pathNot: "^app/lib/" },
    },
    {
      name: "product-only",
      comment: "the product runs without its tests, scripts and sandbox",
      severity: "error",
      from: { path: "^app/", pathNot: tests },
      to: { path: [tests, "^(tests|sandbox|scripts)/", "node_modules/(vitest|fast-check)/"] },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    // Type-only imports count, and are told from those that run.
    tsPreCompilationDeps: "specify",
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^build/" },
  },
};
