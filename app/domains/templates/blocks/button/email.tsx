import { Action, Room } from "../parts";
import type { BlockProps } from "../sight";

export function ButtonEmail({ block, sight }: BlockProps<"button">) {
  return (
    <Room>
      <Action link={sight.pick(block.link)} sight={sight} />
    </Room>
  );
}
