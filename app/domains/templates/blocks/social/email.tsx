import { Link, Text } from "react-email";
import { Fragment } from "react";
import type { BlockOf } from "../../content/model";
import { Room } from "../parts";
import type { BlockProps } from "../sight";

type Network = BlockOf<"social">["links"][number]["network"];

const names: Record<Network, string> = {
  instagram: "Instagram",
  facebook: "Facebook",
  tiktok: "TikTok",
  youtube: "YouTube",
  pinterest: "Pinterest",
  x: "X",
  linkedin: "LinkedIn",
};

/** Names rather than pictures of them: they are there when pictures are not loaded, and read aloud. */
export function SocialEmail({ block, sight }: BlockProps<"social">) {
  return (
    <Room>
      <Text className="quiet" style={{ ...sight.styles.small, color: sight.theme.day.quiet, textAlign: "center" }}>
        {block.links.map(({ network, href }, i) => (
          <Fragment key={i}>
            {i > 0 && " · "}
            <Link href={sight.href(href)} className="link" style={sight.styles.link}>
              {names[network]}
            </Link>
          </Fragment>
        ))}
      </Text>
    </Room>
  );
}
