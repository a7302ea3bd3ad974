import { Action, Picture, Prose, Room, Title } from "../parts";
import type { BlockProps } from "../sight";

/** Its picture is as wide as the paper; heading, words and button stand below. */
export function HeroEmail({ block, sight }: BlockProps<"hero">) {
  const { image, heading, text, button } = sight.pick(block.content);
  return (
    <>
      {image && <Picture image={image} sight={sight} />}
      <Room top={28}>
        <Title text={heading} sight={sight} />
        {text !== "" && (
          <div style={{ paddingTop: 14 }}>
            <Prose text={text} sight={sight} />
          </div>
        )}
        {button && (
          <div style={{ padding: "18px 0 4px" }}>
            <Action link={button} sight={sight} />
          </div>
        )}
      </Room>
    </>
  );
}
