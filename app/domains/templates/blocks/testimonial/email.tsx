import { Section, Text } from "react-email";
import { Prose, Room } from "../parts";
import type { BlockProps } from "../sight";

export function TestimonialEmail({ block, sight }: BlockProps<"testimonial">) {
  const { quote, author, about } = sight.pick(block.content);
  if (quote === "") return null;
  const style = { borderLeft: `3px solid ${sight.theme.day.button}`, padding: "2px 0 2px 20px" };
  return (
    <Room>
      <Section style={{ borderCollapse: "separate" }}>
        <div className="bar" style={style}>
          <Prose text={quote} sight={sight} />
          {author !== "" && (
            <Text className="quiet" style={{ ...sight.styles.quiet, paddingTop: 6 }}>
              {sight.line(about === "" ? author : `${author}, ${about}`)}
            </Text>
          )}
        </div>
      </Section>
    </Room>
  );
}
