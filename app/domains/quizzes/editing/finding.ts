/** Something about a quiz that its writer should know before it is published. */
export interface Finding {
  /** With an error it is not published. */
  severity: "error" | "advice";
  /** Where it stands in the quiz, such as `questions.1.choices.0.label`. */
  path: string;
  what: string;
  /** How to mend it. */
  mend: string;
}

export function error(path: string, what: string, mend: string): Finding {
  return { severity: "error", path, what, mend };
}

export function advice(path: string, what: string, mend: string): Finding {
  return { severity: "advice", path, what, mend };
}
