import { useState } from "react";
import { parse, print, SyntaxProblem } from "~/domains/segments";
import type { Definition } from "~/domains/segments/model";

/** What the conditions say after all, unless what was typed cannot be read. */
export type Applied = { ok: true; definition: Definition | null } | { ok: false };

export interface EditedText {
  text: string;
  /** Why what was typed is no segment, and where; null when it is one or was not applied yet. */
  problem: { line: number; column: number; words: string } | null;
  /** Whether something was typed that the conditions do not say. */
  isTyped: boolean;
  write(text: string): void;
  /** Makes the conditions say what was typed, if it can be read. */
  apply(): Applied;
  /** Lets the text say what the conditions say. */
  follow(): void;
}

/** A definition as text that can be typed: it follows the conditions until it is typed in, and they follow it. */
export function useText(definition: Definition | null, onChange: (definition: Definition | null) => void): EditedText {
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<EditedText["problem"]>(null);
  const follow = () => {
    setTyped(null);
    setProblem(null);
  };
  const apply = (): Applied => {
    if (typed === null) return { ok: true, definition };
    try {
      const read = typed.trim() === "" ? null : parse(typed);
      onChange(read);
      follow();
      return { ok: true, definition: read };
    } catch (error) {
      if (!(error instanceof SyntaxProblem)) throw error;
      setProblem({ line: error.line, column: error.column, words: error.problem });
      return { ok: false };
    }
  };
  const write = (text: string) => {
    setTyped(text);
    setProblem(null);
  };
  return {
    text: typed ?? (definition ? print(definition) : ""),
    problem,
    isTyped: typed !== null,
    write,
    apply,
    follow,
  };
}
