/** Something about a content that its writer should know before it is sent. */
export interface Finding {
  /** With an error it is not published. */
  severity: "error" | "advice";
  /** Where it stands in the content, such as `blocks.1.content.text.branches.0.value`. */
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
