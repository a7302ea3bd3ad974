import type { Content } from "../content/model";
import { compareContents } from "./compare";

/** Below this difference, two messages are as good as one for who reads them. */
export const alikeRate = 0.3;

/** For each message, by its key, the first one that says nearly the same; itself where none does. */
export function firstAlike(messages: readonly { key: string; content: Content }[]): Map<string, string> {
  const firsts: { key: string; content: Content }[] = [];
  return new Map(
    messages.map((message) => {
      const first = firsts.find(({ content }) => compareContents(content, message.content).difference < alikeRate);
      if (!first) firsts.push(message);
      return [message.key, (first ?? message).key];
    }),
  );
}
