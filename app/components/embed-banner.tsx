import { Banner, Button, InlineStack } from "@shopify/polaris";

export interface Embed {
  /** The day on which the popup was last seen at work; null while it never was. */
  seen: string | null;
  /** Where it is switched on. */
  url: string;
}

/** Says that the theme does not show the popup yet, and leads to where it is switched on; nothing once it was seen. */
export function EmbedBanner({ embed, isLive }: { embed: Embed; isLive: boolean }) {
  if (embed.seen !== null) return null;
  return (
    <Banner tone={isLive ? "warning" : "info"} title="Your theme does not show quizzes yet">
      <p>
        {isLive ? "Nobody sees what is live. " : ""}
        Switch “Tessera quiz popup” on in your theme’s editor and save there. It is done once, for all quizzes.
      </p>
      <InlineStack>
        <Button url={embed.url} target="_top">
          Switch it on in the theme
        </Button>
      </InlineStack>
    </Banner>
  );
}
