import { Prose, Room } from "../parts";
import type { BlockProps } from "../sight";

export function TextEmail({ block, sight }: BlockProps<"text">) {
  return (
    <Room>
      <Prose text={sight.pick(block.text)} sight={sight} />
    </Room>
  );
}
