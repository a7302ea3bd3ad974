import type { Mutant } from "./mutant";

const checked = "tests/checks/mails/ready-messages.test.ts";
const seen = "tests/checks/mails/seen.test.ts";
const received = "tests/scenarios/ready-messages.test.ts";

/** Ready messages can be read by everybody, say the same in both parts, and differ by what is true. */
export const mails: readonly Mutant[] = [
  {
    name: "mail-night-words-stay-dark",
    file: "app/domains/templates/theme/theme.ts",
    find: "`.text,.prose p,.prose li{color:${night.text}!important}`,",
    replace: "",
    killedBy: seen,
    test: "keeps nobody out",
  },
  {
    name: "mail-inbox-line-is-seen",
    file: "app/domains/templates/render/mail.tsx",
    find: `display: "none",`,
    replace: `display: "block",`,
    killedBy: seen,
    test: "says the same",
  },
  {
    name: "mail-pictures-without-words",
    file: "app/domains/templates/blocks/products/email.tsx",
    find: "alt={title}",
    replace: "",
    killedBy: checked,
    test: "is valid HTML",
  },
  {
    name: "mail-preferences-lead-elsewhere",
    file: "app/domains/templates/render/mail.tsx",
    find: `writer.href("{{preferences_url}}")`,
    replace: `writer.href("{{shop_url}}")`,
    killedBy: checked,
    test: "can be stopped",
  },
  {
    name: "mail-misses-who-is-here",
    file: "app/domains/templates/library/win-back.ts",
    find: "('dormant', 'lost')",
    replace: "('dormant', 'lost', 'active')",
    killedBy: received,
  },
  {
    name: "mail-greets-strangers-as-customers",
    file: "app/domains/templates/library/abandoned-cart.ts",
    find: `"number_of_orders >= 1"`,
    replace: `"number_of_orders >= 0"`,
    killedBy: received,
  },
];
