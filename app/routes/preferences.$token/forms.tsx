import type { Frequency } from "~/domains/consent/model";

const frequencyWords: { value: Frequency; words: string; more: string }[] = [
  { value: "useful", words: "As often as it is useful", more: "Still never more than the shop allows itself" },
  { value: "weekly", words: "At most once a week", more: "" },
  { value: "monthly", words: "At most once a month", more: "" },
];

interface ChoicesProps {
  shopName: string;
  topics: { key: string; name: string; explanation: string; isWanted: boolean }[];
  /** Null when none of the page's own choices holds. */
  frequency: Frequency | null;
  countsOpens: boolean;
}

/** What the mail is about, how often it comes, and what may be noted of it. */
export function Choices({ shopName, topics, frequency, countsOpens }: ChoicesProps) {
  return (
    <form method="post">
      <fieldset>
        <legend>What you want to read about</legend>
        {topics.map(({ key, name, explanation, isWanted }) => (
          <label key={key}>
            <input type="checkbox" name="topic" value={key} defaultChecked={isWanted} />
            <span>
              {name} {explanation && <small>{explanation}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>How often</legend>
        {frequencyWords.map(({ value, words, more }) => (
          <label key={value}>
            <input type="radio" name="frequency" value={value} defaultChecked={value === frequency} />
            <span>
              {words} {more && <small>{more}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>What may be noted</legend>
        <label>
          <input type="checkbox" name="countsOpens" value="yes" defaultChecked={countsOpens} />
          <span>
            {shopName} may note that I opened a mail <small>It does not unless you tick this</small>
          </span>
        </label>
      </fieldset>
      <button type="submit" name="wish" value="save">
        Save
      </button>
    </form>
  );
}

export function Pause({ pausedUntil }: { pausedUntil: string | null }) {
  return (
    <form method="post">
      <h2>A pause</h2>
      <p>{pausedUntil ? `You get no mail until ${pausedUntil}.` : "No mail for 30 days, then as you chose above."}</p>
      <button type="submit" className="quiet" name="wish" value={pausedUntil ? "end_pause" : "pause"}>
        {pausedUntil ? "End the pause" : "Pause for 30 days"}
      </button>
    </form>
  );
}

export function Unsubscribe({ shopName }: { shopName: string }) {
  return (
    <form method="post">
      <h2>No more mail</h2>
      <p>{shopName} will not write to you any more, at once.</p>
      <button type="submit" className="quiet" name="wish" value="unsubscribe">
        Unsubscribe from everything
      </button>
    </form>
  );
}

/** @param mayReturn whether she said no herself: who never said yes is not asked to here */
export function Unsubscribed(props: { shopName: string; address: string; mayReturn: boolean }) {
  const { shopName, address, mayReturn } = props;
  return (
    <form method="post">
      <p>
        {shopName} does not write to {address}. Mail about your orders is not touched by this.
      </p>
      {mayReturn && (
        <button type="submit" className="quiet" name="wish" value="resubscribe">
          Get mail again
        </button>
      )}
    </form>
  );
}
