/** What came of mail in some days: each figure counts what happened in them. */
export interface Result {
  sent: number;
  delivered: number;
  /** Mails in which a person, no machine, followed a link; each counts once. */
  clicked: number;
  unsubscribed: number;
  complained: number;
  /** Credited to the last mail that was clicked within the window, and those in which an earlier click had a part. */
  orders: number;
  assisted: number;
  /** Of these orders, less refunds, in minor units of the shop's currency. */
  revenueMinor: number;
}

export const noResult: Result = {
  ...{ sent: 0, delivered: 0, clicked: 0, unsubscribed: 0, complained: 0 },
  ...{ orders: 0, assisted: 0, revenueMinor: 0 },
};

/** The same of one thing that has a name. */
export interface NamedResult extends Result {
  id: number;
  /** Null when there is no such thing any more. */
  name: string | null;
}

/** Of what a template said at a time. */
export interface VersionResult extends Result {
  /** The template's key and name; its number is 0 when there is no such template any more. */
  key: string;
  name: string;
  id: number;
  /** 0 where nobody noted it. */
  version: number;
}
