import { Banner, BlockStack, List, Text } from "@shopify/polaris";
import type { viewFit } from "./view";

const tones = { good: "success", poor: "warning", useless: "critical", too_few: "info" } as const;
const consequences = {
  good: "On weeks it was not shown, it was about right.",
  poor: "On weeks it was not shown, it was wrong by more than chance. Figures are shown, and are rough: rank shoppers by them, but do not add them up.",
  useless:
    "On weeks it was not shown, it was so far off that a figure would mislead. Segments that ask for predictions know nobody.",
  too_few: "",
} as const;

/** How well the model does, in words, and why. */
export function State({ fit }: { fit: ReturnType<typeof viewFit> }) {
  return (
    <Banner tone={tones[fit.state]} title={fit.title}>
      <BlockStack gap="200">
        <Text as="p">{consequences[fit.state]}</Text>
        {fit.reasons.length > 0 && (
          <List>
            {fit.reasons.map((reason) => (
              <List.Item key={reason}>{reason}</List.Item>
            ))}
          </List>
        )}
        {fit.tied && <Text as="p">{fit.tied}</Text>}
        <Text as="p">
          Worked out on {fit.fittedOn} from {fit.from}. It is worked out anew every week.
        </Text>
      </BlockStack>
    </Banner>
  );
}
