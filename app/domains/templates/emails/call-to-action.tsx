import { Button } from "react-email";

/** The one thing a mail asks its reader to do. */
export function CallToAction({ href, color, children }: { href: string; color: string; children: string }) {
  const style = {
    backgroundColor: color,
    borderRadius: 6,
    color: "#ffffff",
    display: "inline-block",
    fontSize: 16,
    fontWeight: 600,
    margin: "8px 0 16px",
    padding: "14px 24px",
  };
  return (
    <Button href={href} style={style}>
      {children}
    </Button>
  );
}
