import { Box, Link } from "@shopify/polaris";
import { Section } from "./section";

/** How much of what comes in is unusual, and where it is told. */
export function Anomalies({ count }: { count: number }) {
  return (
    <Section
      title="Anomalies"
      about={
        count === 0
          ? "What comes in is as it used to be: how much of it, and what it lacks."
          : `${count === 1 ? "One thing is" : `${count} things are`} not as usual.`
      }
    >
      <Box paddingInline="400" paddingBlockEnd="400">
        <Link url="/app/data/anomalies">
          {count === 0 ? "What is watched" : "See what, since when, and what to do"}
        </Link>
      </Box>
    </Section>
  );
}
