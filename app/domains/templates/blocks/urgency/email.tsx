import { Text } from "react-email";
import { Room } from "../parts";
import type { BlockProps } from "../sight";

export function UrgencyEmail({ block, sight }: BlockProps<"urgency">) {
  return (
    <Room>
      <Text className="text" style={{ ...sight.styles.text, fontWeight: 600 }}>
        {sight.line(block.text)}
      </Text>
    </Room>
  );
}
