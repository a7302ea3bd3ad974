import type { Mutant } from "./mutant";

const system = "tests/scenarios/sending-system.test.ts";
const queries = "app/domains/messages/batches/queries.server.ts";

/** The five ways in which whole systems of sending were seen to fail. `npm run prove -- sends` tries them, too. */
export const sendingSystem: readonly Mutant[] = [
  {
    name: "no-idempotency-key",
    file: "app/domains/messages/resend.server.ts",
    find: '"idempotency-key": idempotencyKey,',
    replace: "",
    killedBy: system,
  },
  {
    name: "marked-before-it-is-sent",
    file: queries,
    find: "UPDATE send_batches SET state = 'sending', kind",
    replace: "UPDATE send_batches SET state = 'settled', kind",
    killedBy: system,
  },
  {
    name: "written-anew-for-a-retry",
    file: queries,
    find: "body: unpack(row.request)",
    replace: 'body: Buffer.from(unpack(row.request).toString().replaceAll("</html>", `<i>${row.attempts}</i></html>`))',
    killedBy: system,
  },
  {
    name: "forgotten-keys-are-trusted",
    file: queries,
    find: "make_interval(hours => ${retryHours})",
    replace: "make_interval(hours => 1000 * ${retryHours})",
    killedBy: system,
  },
  {
    name: "claim-without-a-fence",
    file: "app/domains/messages/batches/outcome/queries.server.ts",
    find: "DELETE FROM send_batches WHERE shop_id = ${shopId} AND id = ${id} AND fence = ${fence} AND state",
    replace: "DELETE FROM send_batches WHERE shop_id = ${shopId} AND id = ${id} AND ${fence}::int > 0 AND state",
    killedBy: system,
  },
];
