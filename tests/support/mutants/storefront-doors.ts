import type { Mutant } from "./mutant";

const signing = "app/doors/proxy-signature.test.ts";
const forged = "tests/scenarios/proxy-forgeries.test.ts";
const door = "tests/scenarios/quiz-door.test.ts";
const answers = "tests/scenarios/quiz-door-answers.test.ts";
const serving = "tests/scenarios/quiz-door-serving.test.ts";
const result = "tests/scenarios/quiz-door-result.test.ts";
const erased = "tests/scenarios/quiz-door-erased.test.ts";
const signature = "app/doors/proxy-signature.ts";
const query = "app/doors/proxy-query.ts";
const call = "app/doors/proxy-call.ts";
const steps = "app/doors/proxy-answers.server.ts";
const writing = "app/domains/quizzes/responses/queries.server.ts";

/** Weaker ways to believe what comes through Shopify's app proxy. */
const believing: readonly Mutant[] = [
  {
    name: "proxy-unsorted",
    file: signature,
    find: "parts.toSorted(Buffer.compare)",
    replace: "parts",
    killedBy: signing,
  },
  {
    name: "proxy-sorted-by-words",
    file: signature,
    find: "parts.toSorted(Buffer.compare)",
    replace: "parts.toSorted((a, b) => a.toString().localeCompare(b.toString()))",
    killedBy: signing,
  },
  { name: "proxy-last-value", file: signature, find: 'list.join(",")', replace: "list.at(-1)", killedBy: signing },
  {
    name: "proxy-any-signature",
    file: signature,
    find: "constantTimeEqual(mac(secret, text), given)",
    replace: "given.length === 32",
    killedBy: forged,
  },
  {
    name: "proxy-former-secret-forgotten",
    file: signature,
    find: "return secrets.map",
    replace: "return secrets.slice(0, 1).map",
    killedBy: signing,
  },
  { name: "proxy-no-age", file: call, find: "<= mostSecondsApart", replace: "<= Infinity", killedBy: forged },
  {
    name: "proxy-future-allowed",
    file: call,
    find: 'Math.abs(now.getTime() / 1000 - Number(of("timestamp")))',
    replace: 'now.getTime() / 1000 - Number(of("timestamp"))',
    killedBy: forged,
  },
  {
    name: "proxy-unknown-parameters",
    file: query,
    find: "if (!form?.test(value)",
    replace: "if (form?.test(value) === false",
    killedBy: forged,
  },
  {
    name: "proxy-inherited-parameters",
    file: query,
    find: "Object.hasOwn(forms, name) ? forms[name] : undefined",
    replace: "/^(constructor|toString)$/.test(name) ? /^/ : forms[name]",
    killedBy: signing,
  },
  {
    name: "proxy-any-customer",
    file: query,
    find: "logged_in_customer_id: /^\\d{0,20}$/",
    replace: "logged_in_customer_id: /^[^=]*$/",
    killedBy: forged,
  },
  {
    name: "proxy-any-shop",
    file: query,
    find: "/^[a-z0-9][a-z0-9-]{0,99}\\.myshopify\\.com$/",
    replace: "/myshopify/",
    killedBy: signing,
  },
  {
    name: "proxy-more-equals-signs",
    file: query,
    find: " || more.length > 0",
    replace: "",
    killedBy: signing,
  },
];

/** Weaker ways to take what is said. */
const taking: readonly Mutant[] = [
  {
    name: "signature-used-again",
    file: writing,
    find: "      FROM nonce\n      ON CONFLICT (shop_id, id)",
    replace: "      FROM (SELECT 1) nonce\n      ON CONFLICT (shop_id, id)",
    killedBy: door,
  },
  {
    name: "write-without-chance",
    file: steps,
    find: 'if (!admitted.query.has("once"))',
    replace: 'if (admitted.query.get("once") === "")',
    killedBy: door,
  },
  {
    name: "shown-again",
    file: steps,
    find: "if (!shown.take(signature, now.getTime()))",
    replace: 'if (signature === "")',
    killedBy: serving,
  },
  {
    name: "passage-of-another-quiz",
    file: writing,
    find: "WHERE r.quiz_id = excluded.quiz_id",
    replace: "WHERE true",
    killedBy: answers,
  },
  {
    name: "passage-of-another-customer",
    file: writing,
    find: "        AND coalesce(r.customer_id, excluded.customer_id) IS NOT DISTINCT FROM coalesce(excluded.customer_id, r.customer_id)",
    replace: "",
    killedBy: answers,
  },
  {
    name: "another-address-confirmed",
    file: writing,
    find: "confirmed_at = CASE WHEN coalesce(excluded.email, r.email) IS NOT DISTINCT FROM r.email THEN r.confirmed_at END",
    replace: "confirmed_at = r.confirmed_at",
    killedBy: answers,
  },
  {
    name: "said-again-is-said-anew",
    file: writing,
    find: "WHERE (a.choices, a.text) IS DISTINCT FROM (excluded.choices, excluded.text)",
    replace: "WHERE true",
    killedBy: answers,
  },
  {
    name: "any-answer-goes",
    file: "app/domains/quizzes/responses/check.ts",
    find: "if (!isAnswer(question, answer))",
    replace: "if (answer.choices.length > 99)",
    killedBy: answers,
  },
  {
    name: "address-looked-up",
    file: "app/domains/storefront/serving/commands.server.ts",
    find: '    case "email": {\n      const mode',
    replace:
      '    case "email": {\n      if (sent.email.startsWith("known")) await listBuyable(shop.id, ["1"], 1, now);\n      const mode',
    killedBy: answers,
  },
  {
    name: "addresses-without-bound",
    file: steps,
    find: 'if (parsed.data.do === "email" && !mayGiveAddress(admitted, now))',
    replace: 'if (parsed.data.do === "email" && mayGiveAddress(admitted, now) === null)',
    killedBy: door,
  },
  {
    name: "calls-without-bound",
    file: "app/doors/proxy.server.ts",
    find: "if (network !== null && !budgets.network.take(network, now.getTime()))",
    replace: 'if (network === "")',
    killedBy: door,
  },
  {
    name: "shopper-as-the-visitor-says",
    file: "app/doors/address-of.ts",
    find: "(named.at(-2) ?? named.at(-1))",
    replace: "named.at(0)",
    killedBy: door,
  },
  {
    name: "network-kept-as-it-is",
    file: writing,
    find: 'network && mac(networkKey, `${shopId} ${network}`).toString("base64url")',
    replace: "network",
    killedBy: door,
  },
];

/** Weaker ways to answer. */
const answering: readonly Mutant[] = [
  {
    name: "own-words-told",
    file: "app/domains/quizzes/responses/known.ts",
    find: "if (isKnown) known.set(question.key, answer.choices);",
    replace: "if (isKnown) known.set(question.key, answer.text ? [answer.text] : answer.choices);",
    killedBy: serving,
  },
  {
    name: "aged-answers-known",
    file: "app/domains/quizzes/responses/known.ts",
    find: "!isAged(answer.answeredAt, answer.rememberDays, clock) &&",
    replace: "",
    killedBy: serving,
  },
  {
    name: "paused-quiz-served",
    file: "app/domains/storefront/serving/serve.server.ts",
    find: "!served?.isShown",
    replace: "!served",
    killedBy: serving,
  },
  {
    name: "quiz-out-of-time",
    file: "app/domains/storefront/serving/serve.server.ts",
    find: " || !isInTime(served.content, now, shop.timezone)",
    replace: "",
    killedBy: serving,
  },
  {
    name: "former-members-meant",
    file: "app/domains/storefront/serving/queries.server.ts",
    find: " AND m.left_at IS NULL",
    replace: "",
    killedBy: serving,
  },
  {
    name: "typed-addresses-are-members",
    file: "app/domains/storefront/serving/queries.server.ts",
    find: " AND r.confirmed_at IS NOT NULL\n",
    replace: "\n",
    killedBy: serving,
  },
  {
    name: "segment-quiz-for-everybody",
    file: "app/domains/storefront/serving/serve.server.ts",
    find: "known: {}, isFor: segmentIds.length === 0 }",
    replace: "known: {}, isFor: true }",
    killedBy: serving,
  },
  {
    name: "second-code-for-an-address",
    file: "app/domains/coupons/claiming/addresses/queries.server.ts",
    find: "WHERE shop_id = ${shopId} AND discount_id = ${discountId} AND address_hash = ${hash}",
    replace: "WHERE shop_id = ${shopId} AND discount_id = ${discountId} AND address_hash = ''",
    killedBy: result,
  },
  {
    name: "addresses-race-for-a-code",
    file: "app/domains/coupons/claiming/addresses/queries.server.ts",
    find: "SELECT pg_advisory_xact_lock(hashtextextended(${`${shopId} ${discountId} ${hash}`}, 0))",
    replace: "SELECT ${`${shopId} ${discountId} ${hash}`}::text",
    killedBy: "app/domains/coupons/claiming/addresses.db.test.ts",
  },
  {
    name: "passages-of-the-erased",
    file: "app/jobs/erase.server.ts",
    find: "  await eraseResponses(shopId, { profileIds: person.profileIds, emails, customerIds }, tx);\n",
    replace: "",
    killedBy: erased,
  },
  {
    name: "codes-of-the-erased",
    file: "app/jobs/erase.server.ts",
    find: "  await eraseAddressCoupons(shopId, emails, tx);\n",
    replace: "",
    killedBy: erased,
  },
];

/** The doors of the storefront, each with one guard taken away. */
export const storefrontDoors: readonly Mutant[] = [...believing, ...taking, ...answering];
