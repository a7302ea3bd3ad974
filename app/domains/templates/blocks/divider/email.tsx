import { Hr } from "react-email";
import { Room } from "../parts";
import type { BlockProps } from "../sight";

export function DividerEmail({ sight }: BlockProps<"divider">) {
  return (
    <Room>
      <Hr className="line" style={{ border: "none", borderTop: `1px solid ${sight.theme.day.line}`, margin: 0 }} />
    </Room>
  );
}
