import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emptyFields } from "~/components/campaigns/fields";
import { newArms } from "~/domains/experiments";
import { defaultPolicies } from "~/domains/messages/model";
import { messageViews, timelineKinds } from "~/domains/reports/model";
import { fieldsOf as timesOf } from "~/routes/app.segments.$segmentId_.times/form";
import { fieldsOf } from "~/routes/app.settings_.sending/form";
import { factories } from "../../sandbox/factories/factories";
import { instant } from "../../sandbox/factories/instants";
import { storeOf } from "../../sandbox/factories/store";
import type { Store } from "../../sandbox/shopify/store/model";
import { askedQuiz } from "../support/asked-quiz";
import { ask, parametersOf, routes } from "../support/routes";
import { connectShopify, type ConnectedShopify } from "../support/shopify";
import { flowOf, send } from "../support/flow-contents";
import { everyIdOf, fillTenant, stateOf, type Tenant } from "../support/tenants";

/** Routes for people who are no merchants; what they may see has tests of its own. */
const publicRoutes = ["_index", "auth.$", "confirm.$token", "preferences.$token", "unsubscribe.$token"];
/** Routes that show nothing of a shop. */
const bareRoutes = [
  "app",
  "app.$",
  "app.campaigns.results",
  "app.coupons.new",
  "app.data.behaviours",
  "app.data_.predictions",
  "app.data_.scores",
  "app.experiments.about",
  "app.segments.library",
  "app.segments.library_.sizes",
  "app.templates.new",
  "app.flows.new",
  "app.flows.$flowId_.counts",
  "app.quizzes.new",
  "app.segments.$segmentId_.advice",
  "app.settings_.sending",
  "app.settings_.results",
  // Figures without names; of campaigns none has sent anything.
  "app.reports.counting",
  "app.reports.diagnosis",
  "app.reports_.export",
  "app.reports.cohorts",
  "app.reports.cohorts_.export",
  "app.reports.campaigns",
  "app.reports.campaigns_.export",
  "app.reports.segments_.$segmentId_.export",
];
/** What a route has to be asked to show something. */
const questions: Record<string, Record<string, string>> = {
  "app.segments.pick": { of: "segment" },
  "app.flows.look": { template: "welcome" },
};

/** Routes that begin with something of the shop's when the address names it. */
const startedFrom: Record<string, true> = {
  "app.segments.new": true,
  "app.reports.compare": true,
  "app.reports.compare_.export": true,
};

const pages = routes.filter(({ name }) => !publicRoutes.includes(name));
const loaders = pages.flatMap(({ name, module: { loader } }) => (loader ? [{ name, loader }] : []));
const actions = pages.flatMap(({ name, module: { action } }) => (action ? [{ name, action }] : []));

/** Stands in a form for an id: one of the shop's own, or any of the other shop's. */
const id = "<id>";
interface Form {
  /** Which of a shop's ids belongs in it. */
  of: string;
  fields?: Record<string, string>;
  json?: string;
  /** The parameter of the address that takes the id, too. */
  param?: string;
  /** Other parameters of the address, and which of the shop's own ids each takes. */
  beside?: Record<string, string>;
}

const asksMembership = JSON.stringify({
  type: "compare",
  name: "member_of",
  operator: "=",
  value: { type: "number", number: id },
});
const segmentFields = { description: "", family: "purchase", goal: "", owner: "", parentId: "" };

const mail = JSON.stringify({
  subject: { branches: [], otherwise: "Homebird" },
  preheader: { branches: [], otherwise: "" },
  blocks: [{ id: "text", when: null, content: { type: "text", text: { branches: [], otherwise: "Homebird" } } }],
});
const look = `"content":${mail},"choices":null`;

/** A flow that could be published. */
const flow = JSON.stringify(flowOf([send("send-1")]));

/** A playbook without segments of its own. */
const playbook = JSON.stringify({
  ...{ format: "tessera-playbook", version: 1, name: "Homebird’s", segments: [], templates: [] },
  flow: { name: "Homebird’s", content: flowOf([send("send-1")]) },
});

/** A comparison that could begin. */
const experiment = JSON.stringify({ name: "Homebird’s", arms: newArms("holdout"), windowDays: 14, rollsOut: false });

/** A campaign as its editor holds it. @param include who gets it */
const campaign = (include: string[] = []) =>
  JSON.stringify({ ...emptyFields("2026-11-24", []), name: "Homebird’s", everybodyElse: "welcome", include });
const ofCampaign = (of: string, ...wishes: Record<string, string>[]) =>
  wishes.map((fields) => ({ of, param: "campaignId", fields }));

/** What a file's one column means. */
const importPlan = JSON.stringify({
  ...{
    mapping: [{ target: "email", name: "" }],
    asOf: new Date(Date.now() - 86_400_000).toISOString().slice(0, 10),
    consentedAt: "",
    statement: "",
  },
});

/** Every form that an action takes. */
const forms: Record<string, Form[]> = {
  "app.coupons._index": [{ of: "discountId", fields: { wish: "stop", discountId: id } }],
  "app.coupons.new": [
    {
      of: "discountId",
      fields: {
        ...{ name: "Homebird", kind: "percentage", percent: "10", amount: "", minimum: "" },
        ...{ ends: "days", days: "10", date: "" },
      },
    },
  ],
  "app.segments.new": [{ of: "segmentId", fields: { ...segmentFields, name: "Homebird", definition: asksMembership } }],
  "app.segments.$segmentId_.edit": [
    {
      of: "segmentId",
      param: "segmentId",
      fields: {
        ...segmentFields,
        name: `Homebird ${id}`,
        definition:
          '{"type":"compare","name":"number_of_orders","operator":">=","value":{"type":"number","number":"1"}}',
      },
    },
  ],
  "app.segments._index": [{ of: "awayId", fields: { segmentId: id } }],
  "app.segments.$segmentId_.merge.$intoId": [
    { of: "intoId", param: "intoId", beside: { segmentId: "mergeableId" }, fields: {} },
    { of: "alsoMergeableId", param: "segmentId", beside: { intoId: "intoId" }, fields: {} },
  ],
  "app.segments.library": [{ of: "readyMade", fields: { key: id } }],
  "app.segments.shopify": [{ of: "shopifySegment", fields: { ids: id, family: "" } }],
  "app.segments.$segmentId_.shopify": [
    { wish: "tag", tag: "homebird" },
    { wish: "show" },
    { wish: "stop-tag" },
    { wish: "stop-showing" },
  ].map((fields) => ({ of: "segmentId", param: "segmentId", fields })),
  "app.segments.$segmentId_.times": [
    { of: "segmentId", param: "segmentId", fields: timesOf([{ day: 0, from: 540, until: 1200 }]) },
  ],
  "app.segments.preview": [{ of: "segmentId", json: `{"ask":"members","definition":${asksMembership}}` }],
  "app.flows._index": [
    ...[{ turn: "on" }, { turn: "off" }, { move: "up" }].map((wish) => ({
      of: "flowId",
      fields: { flowId: id, ...wish },
    })),
    { of: "awayFlowId", fields: { flowId: id } },
  ],
  "app.flows.new": [{ of: "readyFlow", fields: { key: id } }],
  "app.flows.$flowId": [
    ...[
      { wish: "copy" },
      { wish: "publish", revision: "2", move: "move" },
      { wish: "discard", revision: "4" },
      { wish: "on" },
    ].map((fields) => ({ of: "spareFlowId", param: "flowId", fields })),
    { of: "profileId", fields: { wish: "start", profileId: id }, beside: { flowId: "spareFlowId" } },
    ...[{ wish: "off" }, { wish: "put-away" }].map((fields) => ({ of: "spareFlowId", param: "flowId", fields })),
  ],
  "app.flows.$flowId_.copy": [{ of: "draftedFlowId", param: "flowId", json: `{"content":${flow}}` }],
  "app.flows.$flowId_.draft": [
    { of: "draftedFlowId", param: "flowId", json: `{"revision":2,"name":"Homebird’s","content":${flow}}` },
  ],
  "app.flows.$flowId_.move": [{ of: "flowId", param: "flowId", json: `{"content":${flow}}` }],
  "app.flows.$flowId_.replay": [
    { of: "flowId", param: "flowId", fields: { wish: "try", days: "7" } },
    { of: "flowId", param: "flowId", fields: { wish: "stop" } },
  ],
  "app.flows.$flowId_.test": [
    { of: "profileId", beside: { flowId: "flowId" }, json: `{"content":${flow},"profileId":"${id}"}` },
    { of: "flowId", param: "flowId", json: `{"content":${flow},"profileId":"1"}` },
  ],
  "app.flows.$flowId_.versions": [{ of: "flowId", param: "flowId", fields: { version: "1" } }],
  "app.templates._index": [{ of: "awayTemplateId", fields: { templateId: id } }],
  "app.templates.new": ["", "birthday"].map((key) => ({ of: "templateId", fields: { key } })),
  "app.templates.preview": [
    { of: "profileId", json: `{"templateId":null,"profileId":"${id}",${look}}` },
    { of: "templateId", json: `{"templateId":${id},"profileId":null,${look}}` },
  ],
  "app.templates.$templateId": [
    ...[
      { wish: "publish", revision: "0", content: mail },
      { wish: "discard", revision: "1" },
    ].map((fields) => ({ of: "versionedTemplateId", param: "templateId", fields })),
    ...[{ wish: "copy" }, { wish: "describe", name: "Homebird’s", topic: "" }].map((fields) => ({
      ...{ of: "templateId", param: "templateId", fields },
    })),
    { of: "unusedTemplateId", param: "templateId", fields: { wish: "put-away" } },
  ],
  "app.templates.$templateId_.copy": [{ of: "spareTemplateId", param: "templateId", json: `{"content":${mail}}` }],
  "app.templates.$templateId_.draft": [
    { of: "spareTemplateId", param: "templateId", json: `{"revision":1,"content":${mail}}` },
  ],
  "app.templates.$templateId_.test": [
    {
      of: "spareTemplateId",
      param: "templateId",
      json: `{"email":"homebird@example.com","profileId":null,${look}}`,
    },
  ],
  "app.templates.$templateId_.versions": [{ of: "versionedTemplateId", param: "templateId", fields: { version: "1" } }],
  "app.quizzes._index": [{ of: "awayQuizId", fields: { quizId: id } }],
  "app.quizzes.new": [{ of: "readyQuiz", fields: { key: id } }],
  "app.quizzes.$quizId": [
    { wish: "copy" },
    { wish: "set", name: "Homebird’s", rememberDays: "90" },
    { wish: "publish", revision: "1", content: JSON.stringify(askedQuiz), knowledge: "no" },
    { wish: "discard", revision: "2" },
    { wish: "pause" },
    { wish: "resume" },
    { wish: "put-away" },
  ].map((fields) => ({ of: "editedQuizId", param: "quizId", fields })),
  "app.quizzes.$quizId_.copy": [
    { of: "spareQuizId", param: "quizId", json: `{"content":${JSON.stringify(askedQuiz)}}` },
  ],
  "app.quizzes.$quizId_.draft": [
    { of: "spareQuizId", param: "quizId", json: `{"revision":1,"content":${JSON.stringify(askedQuiz)}}` },
  ],
  "app.quizzes.$quizId_.versions": [{ of: "spareQuizId", param: "quizId", fields: { version: "1" } }],
  "app.quizzes.$quizId_.knowledge": [{ wish: "mint", question: "skin_concern" }, { wish: "tips" }].map((fields) => ({
    ...{ of: "quizId", param: "quizId", fields },
  })),
  "app.quizzes.$quizId_.test": [
    { of: "quizId", param: "quizId", fields: { wish: "end" } },
    {
      of: "rivalQuizId",
      beside: { quizId: "quizId" },
      fields: { wish: "start", rivalId: id, rivalPercent: "50" },
    },
  ],
  "app.campaigns._index": [{ of: "awayCampaignId", fields: { campaignId: id } }],
  "app.campaigns.new": [{ of: "segmentId", fields: { wish: "save", revision: "0", fields: campaign([id]) } }],
  "app.campaigns.$campaignId": [
    ...ofCampaign(
      "spareCampaignId",
      { wish: "save", revision: "0", fields: campaign() },
      { wish: "schedule", revision: "1", fields: campaign() },
      { wish: "unschedule" },
      { wish: "copy" },
      { wish: "put-away" },
    ),
    ...ofCampaign("sendingCampaignId", { wish: "pause" }),
    ...ofCampaign("pausedCampaignId", { wish: "resume" }, { wish: "cancel" }),
    ...ofCampaign("holdingCampaignId", { wish: "go-on" }),
    ...ofCampaign("alsoAwayCampaignId", { wish: "take-back" }),
  ],
  "app.campaigns.$campaignId_.copy": [{ of: "campaignId", param: "campaignId", json: `{"fields":${campaign()}}` }],
  "app.campaigns.estimate": [{ of: "segmentId", json: `{"fields":${campaign([id])}}` }],
  "app.campaigns.pictures": [{ of: "segmentId", json: `{"messages":[{"segmentId":${id},"template":"welcome"}]}` }],
  "app.campaigns.test": [
    { of: "segmentId", json: `{"segmentId":${id},"template":"welcome","email":"homebird@example.com"}` },
  ],
  "app.experiments._index": [
    { of: "flowId", fields: { wish: "create", comparison: "holdout", kind: "flow", id, step: "" } },
  ],
  "app.experiments.$experimentId": [
    ...[
      { wish: "save", revision: "0", draft: experiment },
      { wish: "start", revision: "1", draft: experiment },
      { wish: "give", arm: "none" },
      { wish: "stop" },
    ].map((fields) => ({ of: "spareExperimentId", param: "experimentId", fields })),
    { of: "draftExperimentId", param: "experimentId", fields: { wish: "discard" } },
  ],
  "app.experiments.outlook": [
    { of: "experimentId", json: `{"experimentId":${id},"windowDays":14,"arms":${JSON.stringify(newArms("holdout"))}}` },
  ],
  "app.experiments.preview": [{ of: "experimentId", json: `{"experimentId":${id},"template":null,"changes":{}}` }],
  "app.messages_.again": [{ of: "messageId", fields: { message: id, sure: "no" } }],
  "app.data_.anomalies": [{ of: "anomalyId", fields: { wish: "expected", id, reason: "Homebird" } }],
  "app.reports.alarms": [{ of: "alarmId", fields: { wish: "expected", id, reason: "Homebird" } }],
  "app.reports.diagnosis": [{ of: "segmentId", fields: { wish: "test", segment: id } }],
  "app.reports.learnings": [{ of: "experimentId", fields: { wish: "note", id, note: "Homebird" } }],
  "app.reports.learnings_.playbooks": [
    { of: "flowId", fields: { wish: "preview-own", flow: id } },
    { of: "flowId", fields: { wish: "use-own", flow: id } },
    { of: "flowId", fields: { wish: "preview-file", text: playbook } },
    { of: "flowId", fields: { wish: "use-file", text: playbook } },
  ],
  "app.health": [
    { of: "receipt", fields: { wish: "replay", receipt: id } },
    { of: "receipt", fields: { wish: "replay", receipt: "all" } },
    { of: "receipt", fields: { wish: "retry", receipt: "all" } },
  ],
  "app.settings": [
    {
      of: "profileId",
      fields: {
        fromName: `Homebird ${id}`,
        fromEmail: "homebird@example.com",
        replyTo: "",
        postalAddress: "1 Homebird Street, Bristol",
        brandColor: "#112233",
        logoUrl: "",
      },
    },
  ],
  "app.settings_.domain": [
    { wish: "domain", name: "example.com" },
    ...["look", "resume", "remove-key", "remove-domain"].map((wish) => ({ wish })),
  ].map((fields) => ({ of: "profileId", fields })),
  "app.settings_.consent": [
    { mode: "single", countries: "AT DE", unknown: "double", disposable: "take" },
    { wish: "tell" },
  ].map((fields) => ({
    of: "profileId",
    fields,
  })),
  "app.settings_.connections": [{ of: "profileId", fields: { wish: "renew" } }],
  "app.settings_.readers": [
    {
      of: "profileId",
      fields: { countedBy: "us", topics: JSON.stringify([{ key: id, name: "Homebird", explanation: "" }]) },
    },
  ],
  "app.data._index": [{ of: "importId", fields: {} }],
  "app.data_.imports.upload": [{ of: "importId", json: "Email\nhomebird@example.com\n" }],
  "app.data_.imports.$importId": [
    ...[{ wish: "preview" }, { wish: "begin" }].map((wish) => ({
      ...{ of: "spareImportId", param: "importId", fields: { ...wish, plan: importPlan } },
    })),
    { of: "unusedImportId", param: "importId", fields: { wish: "discard" } },
    { of: "importId", param: "importId", fields: { wish: "undo" } },
  ],
  "app.data_.duplicates": [
    { of: "mergeId", fields: { wish: "undo", mergeId: id } },
    { of: "sparePairId", fields: { wish: "apart", pairId: id } },
    { of: "profileId", fields: { wish: "settings", merges: "no", threshold: "99", showFrom: "50" } },
  ],
  "app.data_.duplicates_.$pairId": [
    { of: "pairId", param: "pairId", fields: { wish: "merge", keptId: "100000010" } },
    { of: "unusedPairId", param: "pairId", fields: { wish: "apart" } },
  ],
  "app.data_.scores": [
    { of: "segmentId", fields: { intent: "automatic" } },
    {
      of: "segmentId",
      fields: {
        ...{ intent: "own", visits: "1", looks: "2", reading: "3", clicks: "4" },
        ...{ answers: "5", carts: "6", checkouts: "7", orders: "8" },
      },
    },
    { of: "segmentId", fields: { intent: "rfm-names", naming: "six" } },
  ],
  "app.settings_.results": [{ of: "profileId", fields: { windowDays: "7" } }],
  "app.settings_.sending": [
    { of: "profileId", fields: { ...fieldsOf(defaultPolicies), isCapped: "", capMessages: id } },
  ],
};

let shopify: ConnectedShopify;
let own: Tenant;
let other: Tenant;
let foreignIds: string[];
let calls = 0;

beforeAll(async () => {
  const now = new Date();
  const [theirs, ours] = [storeFor("second-tenant", "canary", "9"), storeFor("first-tenant", "homebird", "1")];
  shopify = await connectShopify(ours, { stores: [ours, theirs] });
  const tokenOf = ({ shop }: Store) => shopify.install(shop.domain).accessToken;
  other = await fillTenant(theirs.shop.domain, "canary", "9", now, tokenOf(theirs));
  own = await fillTenant(ours.shop.domain, "homebird", "1", now, tokenOf(ours));
  foreignIds = [...(await everyIdOf(other)), ...theirs.segments.keys()];
});
afterAll(() => shopify.close());

/** What Shopify itself has of a shop, and pages show: a segment named by the shop's own word. */
function storeFor(name: string, word: string, digit: string): Store {
  const make = factories(1, new Date());
  const at = instant(make.now.getTime());
  const segment = { id: `${digit}00000777`, name: word, query: "number_of_orders >= 1", createdAt: at, updatedAt: at };
  return storeOf({ shop: make.shop({ domain: `${name}.myshopify.com` }), segments: [segment] });
}

/** Asks as the first shop's merchant, with the second shop in every place that is not the session token. */
async function intrude(handler: Parameters<typeof ask>[0], asked: Partial<Parameters<typeof ask>[1]>) {
  calls += 1;
  return ask(handler, {
    ...asked,
    shop: own.domain,
    query: { shop: other.domain, host: btoa(`${other.domain}/admin`), ...asked.query },
    headers: { "x-shopify-shop-domain": other.domain, "x-forwarded-host": other.domain, referer: other.domain },
  });
}

test("every route is a merchant's page or named as public, and every action's forms are known", () => {
  expect(pages.map(({ name }) => name).filter((name) => !/^app(\.|$)/.test(name))).toEqual([]);
  expect(loaders.length).toBeGreaterThanOrEqual(10);
  expect(Object.keys(forms).sort()).toEqual(actions.map(({ name }) => name).sort());
});

test("both shops have something everywhere to be seen", async () => {
  for (const tenant of [own, other]) {
    expect(Object.entries(await stateOf(tenant)).filter(([, digest]) => digest === null)).toEqual([]);
  }
  expect(foreignIds.length).toBeGreaterThan(25);
});

/** What a route answers to a request that names nothing of the shop's own. */
function refusals(name: string): number[] {
  return name === "app.$" ? [404] : name in questions ? [200, 422] : [200];
}

describe.each(loaders)("the page $name", ({ name, loader }) => {
  const parameters = parametersOf(name);
  const paramsOf = (tenant: Tenant) =>
    Object.fromEntries(
      parameters.map((parameter) => [
        parameter,
        tenant.ids[parameter] ?? expect.fail(`Say in tenants.ts which id of a shop ${parameter} takes`),
      ]),
    );
  /** Everything a page can be narrowed to. */
  const narrowings = [
    {},
    { search: "canar" },
    { search: "%" },
    { page: "2" },
    ...messageViews.map((show) => ({ show })),
    ...timelineKinds.map((kind) => ({ kind })),
    ...["segment", "product", "collection", "flow", "customer_tag", "quiz", "question", "answer"].map((of) => ({
      of,
      text: "",
    })),
  ];

  test("shows a shop its own", async () => {
    if (bareRoutes.includes(name)) return;
    const { status, text } = await ask(loader, {
      shop: own.domain,
      params: paramsOf(own),
      query: questions[name] ?? {},
    });
    expect(status).toBe(200);
    expect(text).toContain(own.word);
  });

  test("shows nothing of another shop, however it is narrowed and whatever else the request names", async () => {
    for (const query of narrowings) {
      const { status, text } = await intrude(loader, { query, params: paramsOf(own) });
      expect(refusals(name)).toContain(status);
      expect(text).not.toMatch(other.marks);
    }
  });

  test("does not know any id of another shop", async () => {
    for (const foreign of foreignIds) {
      const params = Object.fromEntries(parameters.map((parameter) => [parameter, foreign]));
      const named =
        "id shopId shop_id profileId segmentId flowId messageId receipt kind show from parent owner a b".split(" ");
      const query = Object.fromEntries(named.map((parameter) => [parameter, foreign]));
      const { status, text } = await intrude(loader, { query, params });
      const namesOne = parameters.length > 0 || name in startedFrom;
      expect(namesOne ? [404] : refusals(name)).toContain(status);
      expect(text).not.toMatch(other.marks);
    }
  });
});

/** A form with an id in every place for one. */
function fill({ fields, json, param, beside = {} }: Form, value: string) {
  return {
    ...(fields && {
      form: Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, text.replace(id, value)])),
    }),
    ...(json !== undefined && { json: json.replace(id, value) }),
    params: {
      ...(param && { [param]: value }),
      ...Object.fromEntries(Object.entries(beside).map(([name, of]) => [name, own.ids[of] ?? ""])),
    },
  };
}

describe.each(actions)("the forms of $name", ({ name, action }) => {
  test("change nothing of another shop, whichever of its ids they name", async () => {
    for (const form of forms[name] ?? []) {
      // After each form: the next may put back what this one changed.
      const before = await stateOf(other);
      for (const foreign of foreignIds) {
        for (const smuggled of [{}, { shop: other.domain, shopId: String(other.shopId) }]) {
          const filled = fill(form, foreign);
          const asked = filled.form ? { ...filled, form: { ...filled.form, ...smuggled } } : filled;
          const { status, text } = await intrude(action, asked);
          // A form that takes no id makes something of the shop's own, and may lead to it.
          const namesOne = form.param !== undefined || JSON.stringify(form).includes(id);
          expect(namesOne ? [200, 404, 422] : [200, 302, 404, 422]).toContain(status);
          expect(text).not.toMatch(other.marks);
        }
      }
      expect(await stateOf(other)).toEqual(before);
    }
  });

  test("are taken when they name the shop's own", async () => {
    // Who adds a domain or has it looked at is answered by Resend, which is not there.
    const asksResend = ({ fields }: Form) => ["domain", "look"].includes(fields?.["wish"] ?? "");
    for (const form of (forms[name] ?? []).filter((one) => !asksResend(one))) {
      const { status } = await ask(action, { shop: own.domain, ...fill(form, own.ids[form.of] ?? "") });
      // A page is shown again, or the next one.
      expect([200, 302], JSON.stringify(form)).toContain(status);
    }
  });
});

test("without a session token that Shopify signed there is nothing to see and nothing to do", async () => {
  const before = await stateOf(own);
  const handlers = [...loaders.map(({ loader }) => ({ handler: loader })), ...actionsWithForms()];
  for (const asked of handlers) {
    for (const stranger of [{ shop: null }, { shop: own.domain, secret: "not-the-secret-of-the-app" }]) {
      calls += 1;
      const { status, text } = await ask(asked.handler, { ...asked, ...stranger, query: { shop: own.domain } });
      expect(status).toBeGreaterThanOrEqual(300);
      expect(text).not.toMatch(own.marks);
    }
  }
  expect(await stateOf(own)).toEqual(before);
});

function actionsWithForms() {
  return actions.flatMap(({ name, action }) =>
    (forms[name] ?? []).map((form) => ({ handler: action, ...fill(form, id) })),
  );
}

test("pages and forms were tried with every id of the other shop, 800 times and more", () => {
  const formsTaken = Object.values(forms).flat().length;
  expect(calls).toBeGreaterThanOrEqual((loaders.length + 2 * formsTaken) * foreignIds.length);
  expect(calls).toBeGreaterThanOrEqual(800);
});
