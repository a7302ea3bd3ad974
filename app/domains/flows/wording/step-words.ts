import type { Step } from "../content/steps";
import { doneWords, whoWords, type FlowNames } from "./names";
import { durationWords, waitWords } from "./times";

/** The kinds of steps, as they are offered. */
export const stepKinds: Record<Step["type"], { title: string; what: string }> = {
  send: { title: "Send a message", what: "A mail made from one of your templates" },
  wait: { title: "Wait", what: "Some days or hours, until a time of day, or until a weekday" },
  wait_for: { title: "Wait for something", what: "Until they do something, or the time is over" },
  branch: { title: "Branch", what: "Different ways for different segments" },
  split: { title: "Split test", what: "Different ways by chance, to see which does better" },
  tag: { title: "Tag in Shopify", what: "Adds a tag to the customer or takes one away" },
  set_trait: { title: "Note something", what: "A fact about the shopper that segments can ask about" },
  notify: { title: "Tell yourself", what: "A mail to you, with a link to the shopper" },
  webhook: { title: "Tell another tool", what: "A signed webhook: for text messages, ads and the like" },
  exit: { title: "End here", what: "Who comes here leaves the flow" },
};

/** What a step does, in one line. */
export function stepWords(step: Step, names: FlowNames): string {
  switch (step.type) {
    case "wait":
      return waitWords(step.wait);
    case "wait_for":
      return `Wait ${durationWords(step.minutes)} at most, until they have ${doneWords(step.what, names) ?? "…"}`;
    case "branch":
      return "Branch";
    case "split":
      return `Split test “${step.name}”`;
    case "send":
      return step.template === ""
        ? "Send a message"
        : `Send “${names.templateName(step.template) ?? "a template that is put away"}”`;
    case "tag":
      if (step.tag === "") return "Tag in Shopify";
      return step.change === "add" ? `Add the tag “${step.tag}”` : `Take the tag “${step.tag}” away`;
    case "set_trait":
      return step.name === "" ? "Note something" : `Note: ${step.name} is “${step.value}”`;
    case "notify":
      return step.words === "" ? "Tell yourself" : `Tell yourself: “${step.words}”`;
    case "webhook":
      return step.name === "" ? "Tell another tool" : `Tell “${step.name}”`;
    case "exit":
      return "End here";
    default:
      return step satisfies never;
  }
}

/** What leads on a way that parts at a step, as a heading of it. */
export function wayWords(step: Step, way: string, names: FlowNames): string {
  switch (step.type) {
    case "wait_for":
      return way === "happened" ? "As soon as they have" : `If not within ${durationWords(step.minutes)}`;
    case "branch": {
      const path = step.paths[Number(way.replace("path-", "")) - 1];
      return path ? path.name || pathWords(path.when, names) : "Everybody else";
    }
    case "split": {
      const path = step.paths.find(({ arm }) => arm === way);
      return path ? `${path.name || path.arm.toUpperCase()}: ${path.share} %` : way;
    }
    case "wait":
    case "send":
    case "tag":
    case "set_trait":
    case "notify":
    case "webhook":
    case "exit":
      return way;
    default:
      return step satisfies never;
  }
}

type When = Extract<Step, { type: "branch" }>["paths"][number]["when"];

/** Whom a path of a branch means. */
export function pathWords({ shopper, cause }: When, names: FlowNames): string {
  const who = shopper ? [whoWords(shopper, names) ?? "of whom something not yet said is true"] : [];
  const because = cause.map(({ property, operator, value }) => `${property} ${operator} ${value}`.trim());
  const parts = [...who, ...(because.length > 0 ? [`whose run was started with ${because.join(" and ")}`] : [])];
  return parts.length === 0 ? "Nobody yet" : `Shoppers ${parts.join(", ")}`;
}
