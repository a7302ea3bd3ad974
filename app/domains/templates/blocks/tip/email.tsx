import { Section } from "react-email";
import { Over, Prose, Room } from "../parts";
import type { BlockProps } from "../sight";

export function TipEmail({ block, sight }: BlockProps<"tip">) {
  const { heading, text } = sight.pick(block.content);
  if (text === "") return null;
  return (
    <Room>
      <Section className="tint" style={{ ...sight.styles.card, padding: "18px 22px" }}>
        <Over text={heading} sight={sight} />
        <Prose text={text} sight={sight} />
      </Section>
    </Room>
  );
}
