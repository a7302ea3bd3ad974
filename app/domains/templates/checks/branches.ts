import { findProblem } from "../../segments";
import type { Definition } from "../../segments/model";
import type { Content } from "../content/model";
import type { Varied } from "../content/values";
import { variedEntries } from "../render/choices";
import { advice, error, type Finding } from "./finding";
import { contradict, implies, isAlways } from "./logic";

/** Blocks and branches that nobody gets to see, and conditions that say nothing. */
export function checkBranches(content: Content): Finding[] {
  return [
    ...checkVaried(content.subject, "subject", null),
    ...checkVaried(content.preheader, "preheader", null),
    ...content.blocks.flatMap((block, i) => {
      const path = `blocks.${i}`;
      const own = block.when ? checkCondition(block.when, `${path}.when`) : [];
      if (own.length > 0) return own;
      const inner = variedEntries(block).flatMap(([key, varied]) =>
        checkVaried(varied, `${path}.content.${key}`, block.when),
      );
      return [...checkAlways(block.when, `${path}.when`), ...inner];
    }),
    ...checkAnythingShown(content),
  ];
}

function checkCondition(when: Definition, path: string): Finding[] {
  const problem = findProblem(when);
  if (problem) return [error(path, problem, "Choose the condition anew")];
  if (contradict(null, when))
    return [error(path, "Nobody can meet this condition", "Take away what contradicts itself")];
  return [];
}

function checkAlways(when: Definition | null, path: string): Finding[] {
  if (!when || !isAlways(when)) return [];
  return [advice(path, "Everybody meets this condition", "Take it away, so that nobody wonders what it is for")];
}

function checkVaried({ branches, otherwise }: Varied<unknown>, path: string, own: Definition | null): Finding[] {
  return branches.flatMap(({ when, value }, i) => {
    const at = `${path}.branches.${i}`;
    const wrong = checkCondition(when, `${at}.when`);
    if (wrong.length > 0) return wrong;
    if (own && contradict(own, when)) {
      return [
        error(
          `${at}.when`,
          "Nobody gets this branch: whoever meets it does not see the block",
          "Change one of both conditions",
        ),
      ];
    }
    const earlier = branches.slice(0, i).findIndex((before) => implies(when, before.when));
    if (earlier >= 0) {
      const mend = "Move it up, or take it away";
      return [error(`${at}.when`, `Nobody gets this branch: branch ${earlier + 1} comes first for all of them`, mend)];
    }
    const rest = branches.slice(i + 1);
    if (rest.length === 0 && JSON.stringify(value) === JSON.stringify(otherwise)) {
      return [
        advice(`${at}.value`, "It says what everybody else is told", "Say something else, or take the branch away"),
      ];
    }
    if (rest.length === 0 && (isAlways(when) || (own && implies(own, when)))) {
      return [
        advice(`${at}.when`, "Everybody gets this branch, nobody what stands below it", "Make its condition narrower"),
      ];
    }
    return [];
  });
}

function checkAnythingShown({ blocks }: Content): Finding[] {
  if (blocks.length === 0 || blocks.some(({ when }) => when === null)) return [];
  return [
    advice(
      "blocks",
      "Every block has a condition; whoever meets none gets no message",
      "Let one block be for everybody",
    ),
  ];
}
