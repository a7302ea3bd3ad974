import { randomFrom, type Random } from "../../../sandbox/factories/random";

/** One request for a link of a mail, and who truly made it. */
export interface Request {
  by: "human" | "scanner";
  /** What kind of reader or machine it is, for the report. */
  kind: string;
  /** Seconds after the delivery. */
  at: number;
  /** From 1; 0 is the link that nobody can see. */
  link: number;
  method: "GET" | "HEAD";
  agent: string;
  address: string;
  purpose: string | null;
}

/** A mail that was delivered, and every request for its links. */
export interface ReplayedMail {
  /** Seconds after the corpus begins. */
  deliveredAt: number;
  links: number;
  requests: Request[];
}

const browsers = {
  iPhone:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
  Pixel:
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36",
  Mac: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
  Windows:
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36",
};
const disguises = [browsers.Windows, browsers.Mac, "Mozilla/5.0 (X11; Linux x86_64) Chrome/103.0.0.0 Safari/537.36"];
const robots = [
  "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
  "python-requests/2.32.3",
  "curl/8.5.0",
  "Mozilla/5.0 (compatible; Google-Safety; +http://www.google.com/bot.html)",
  "",
];

type Maker = (random: Random, mail: { links: number; deliveredAt: number }) => Request[];
type Own = Partial<Request> & Pick<Request, "at" | "link">;

/** Requests of one reader or machine, who has one browser and one address. */
function all(by: Request["by"], kind: string, agent: string, address: string, own: Own[]): Request[] {
  return own.map((request) => ({ by, kind, method: "GET", agent, address, purpose: null, ...request }));
}

const dataCentre = (random: Random) => `198.51.${random.between(0, 255)}.${random.between(1, 254)}`;
const household = (random: Random) =>
  random.chance(0.3)
    ? `2a02:${random.hex(4)}:${random.hex(4)}:${random.hex(4)}::${random.hex(4)}`
    : `${random.between(20, 190)}.${random.between(0, 255)}.${random.between(0, 255)}.${random.between(1, 254)}`;
const everyLink = (links: number) => Array.from({ length: links }, (_, i) => i + 1);

const scanners: { weight: number; make: Maker }[] = [
  {
    weight: 30,
    make: (random, { links }) => {
      const from = random.next() * 4 - 1;
      return all(
        "scanner",
        "a gateway that follows everything on arrival",
        random.pick(disguises),
        dataCentre(random),
        [0, ...everyLink(links)].map((link, i) => ({ link, at: from + i * 0.1 })),
      );
    },
  },
  {
    weight: 15,
    make: (random, { links }) => {
      const from = random.between(20, 600);
      return all(
        "scanner",
        "a gateway that follows every link it can see, later",
        random.pick(disguises),
        dataCentre(random),
        everyLink(Math.max(3, links)).map((link, i) => ({ link, at: from + i * random.next() })),
      );
    },
  },
  {
    weight: 10,
    make: (random, { links }) => {
      const from = random.between(30, 4000);
      const link = random.between(1, links);
      return all("scanner", "a look at the head first", random.pick(disguises), dataCentre(random), [
        { link, at: from, method: "HEAD" },
        { link, at: from + 1 },
      ]);
    },
  },
  {
    weight: 10,
    make: (random, { links }) =>
      all("scanner", "a robot that says so", random.pick(robots), dataCentre(random), [
        { link: random.between(1, links), at: random.between(15, 4000) },
      ]),
  },
  {
    weight: 10,
    make: (random, { links }) =>
      all("scanner", "a look ahead", random.pick(Object.values(browsers)), household(random), [
        { link: random.between(1, links), at: random.between(15, 4000), purpose: "prefetch;prerender" },
      ]),
  },
  {
    weight: 14,
    make: (random, { links }) =>
      all("scanner", "one link before the mailbox had it", random.pick(disguises), dataCentre(random), [
        { link: random.between(1, links), at: random.next() * 9 - 5 },
      ]),
  },
  {
    weight: 10,
    make: (random) => {
      const from = random.between(60, 2000);
      return all(
        "scanner",
        "a patient sandbox, every three seconds a link",
        random.pick(disguises),
        dataCentre(random),
        [1, 2, 3, 4].map((link, i) => ({ link, at: from + i * 3 })),
      );
    },
  },
  {
    weight: 0.4,
    make: (random, { links }) =>
      all("scanner", "one link, late, like anybody", random.pick(disguises), dataCentre(random), [
        { link: random.between(1, links), at: random.between(20, 4000) },
      ]),
  },
];

const delay = (random: Random) => Math.max(6, random.logNormal(2400, 1.6));

const humans: { weight: number; make: Maker }[] = [
  {
    weight: 70,
    make: (random, { links }) =>
      all("human", "one click", random.pick(Object.values(browsers)), household(random), [
        { link: random.between(1, links), at: delay(random) },
      ]),
  },
  {
    weight: 10,
    make: (random, { links }) => {
      const at = delay(random);
      const link = random.between(1, links);
      return all("human", "the same link twice", random.pick(Object.values(browsers)), household(random), [
        { link, at },
        { link, at: at + random.next() * 4 },
      ]);
    },
  },
  {
    weight: 9,
    make: (random, { links }) => {
      const at = delay(random);
      return all("human", "two links", random.pick(Object.values(browsers)), household(random), [
        { link: 1, at },
        { link: Math.min(2, links), at: at + random.between(3, 90) },
      ]);
    },
  },
  {
    weight: 4,
    make: (random) => {
      const at = delay(random);
      const [second, third] = [at + random.between(12, 60), at + random.between(70, 300)];
      return all("human", "three links, each looked at", random.pick(Object.values(browsers)), household(random), [
        { link: 1, at },
        { link: 2, at: second },
        { link: 3, at: third },
      ]);
    },
  },
  {
    weight: 3,
    make: (random, { links }) => {
      const at = delay(random);
      const link = random.between(1, links);
      return [
        ...all("human", "on the phone", browsers.iPhone, household(random), [{ link, at }]),
        ...all("human", "later on the desk", browsers.Mac, household(random), [
          { link, at: at + random.between(60, 40_000) },
        ]),
      ];
    },
  },
  {
    weight: 3,
    make: (random, { links }) => {
      const at = delay(random) + 30;
      const link = random.between(1, links);
      const guard = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36";
      return [
        ...all("human", "somebody with a guard", random.pick([browsers.iPhone, browsers.Windows]), household(random), [
          { link, at },
        ]),
        ...all("scanner", "a guard that looks where its person went", guard, dataCentre(random), [
          { link, at: at + 0.5 + random.next() * 7 },
        ]),
      ];
    },
  },
  {
    weight: 0.2,
    make: (random) => {
      const at = delay(random);
      return all("human", "three tabs at once", browsers.Windows, household(random), [
        { link: 1, at },
        { link: 2, at: at + 3 },
        { link: 3, at: at + 6 },
      ]);
    },
  },
];

/**
 * Mails of a shop and what was followed in them, each request labelled. Some mails meet a scanner and a person; some
 * people share a network; some machines go through a firm's mailboxes one link each.
 */
export function corpus(seed: number, mails: number): ReplayedMail[] {
  const random = randomFrom(seed, "clicks");
  const single = Array.from({ length: mails }, (): ReplayedMail => {
    const mail = { deliveredAt: random.next() * mails * 2, links: random.between(4, 9) };
    const met = random.weighted([...meetings], ({ weight }) => weight);
    return {
      ...mail,
      requests: met.of.flatMap((kinds) => random.weighted(kinds, ({ weight }) => weight).make(random, mail)),
    };
  });
  return [
    ...single,
    ...Array.from({ length: Math.ceil(mails / 200) }, () => [...firm(random, mails), ...office(random, mails)]).flat(),
  ];
}

const meetings = [
  { weight: 45, of: [humans] },
  { weight: 40, of: [scanners] },
  { weight: 15, of: [scanners, humans] },
];

/** A firm's gateway: one link in each of a dozen mailboxes, within a minute, from machines that stand together. */
function firm(random: Random, mails: number): ReplayedMail[] {
  const [from, network] = [random.next() * mails * 2, `203.0.${random.between(0, 255)}`];
  return Array.from({ length: random.between(9, 16) }, () => {
    const requests = all(
      "scanner",
      "a firm's gateway, one link in each mailbox",
      browsers.Windows,
      `${network}.${random.between(1, 254)}`,
      [{ link: 1, at: random.between(12, 35) }],
    );
    return { deliveredAt: from + random.next() * 15, links: 6, requests };
  });
}

/** Colleagues behind one address, who read within the same hour. */
function office(random: Random, mails: number): ReplayedMail[] {
  const [from, address] = [random.next() * mails * 2, household(random)];
  return Array.from({ length: random.between(3, 7) }, () => {
    const requests = all("human", "colleagues behind one address", browsers.Windows, address, [
      { link: random.between(1, 5), at: random.between(20, 3600) },
    ]);
    return { deliveredAt: from, links: 6, requests };
  });
}
