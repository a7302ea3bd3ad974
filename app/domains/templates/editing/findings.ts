import { checkContent, type Finding } from "../checks/check";
import { Content } from "../content/model";

export type { Finding };

/** All that is to be said of a content as it is being written: what is missing or wrong, then advice. */
export function findingsIn(content: Content): Finding[] {
  const { error } = Content.safeParse(content);
  const unfinished = (error?.issues ?? []).map(({ path, message }): Finding => ({
    severity: "error",
    path: path.join("."),
    what: message,
    mend: "",
  }));
  // What is missing is not told a second time as something else.
  const told = new Set(unfinished.map(({ path }) => path));
  return [...unfinished, ...checkContent(content).filter(({ path }) => !told.has(path))];
}

/** Whether something must be mended before it can be published. */
export function isRefused(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
