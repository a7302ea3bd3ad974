import type { CSSProperties } from "react";
import type { Theme } from "./theme";

/** Styles that blocks share, as they stand in the mail itself: for programs that read no style sheet. */
export function stylesOf({ day, font }: Theme) {
  const base = { fontFamily: font, color: day.text, margin: 0 };
  return {
    title: { ...base, fontSize: 28, lineHeight: "36px", fontWeight: 700, letterSpacing: "-0.01em" },
    heading: { ...base, fontSize: 19, lineHeight: "26px", fontWeight: 700 },
    text: { ...base, fontSize: 16, lineHeight: "26px" },
    small: { ...base, fontSize: 14, lineHeight: "21px" },
    quiet: { ...base, color: day.quiet, fontSize: 13, lineHeight: "20px" },
    link: { color: day.link, fontFamily: font, textDecoration: "underline" },
    image: { display: "block", width: "100%", maxWidth: "100%", height: "auto", border: 0 },
    card: { backgroundColor: day.tint, borderRadius: 8, borderCollapse: "separate" },
    button: {
      backgroundColor: day.button,
      borderRadius: 6,
      color: day.buttonText,
      fontFamily: font,
      fontSize: 16,
      fontWeight: 600,
      lineHeight: "20px",
      padding: "14px 26px",
      textDecoration: "none",
    },
  } as const satisfies Record<string, CSSProperties>;
}

export type Styles = ReturnType<typeof stylesOf>;
