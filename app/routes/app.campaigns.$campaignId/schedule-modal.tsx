import { BlockStack, Modal, Text } from "@shopify/polaris";
import { confirmWords } from "~/components/campaigns/confirm-words";
import type { CampaignFields } from "~/components/campaigns/fields";
import type { EstimateAnswer } from "~/components/campaigns/question";
import type { Asked } from "~/components/campaigns/use-asked";

interface Props {
  fields: CampaignFields;
  timezone: string;
  estimate: Asked<EstimateAnswer>;
  onClose(): void;
  onConfirm(): void;
}

/** What has gone out cannot be taken back: before that, it is said how many get it, and when. */
export function ScheduleModal({ fields, timezone, estimate, onClose, onConfirm }: Props) {
  const isAtOnce = fields.at === "once";
  const told = estimate.answer?.outcome === "told" && !estimate.isStale ? estimate.answer : null;
  return (
    <Modal
      open
      title={isAtOnce ? "Send it now?" : "Schedule it?"}
      onClose={onClose}
      primaryAction={{ content: isAtOnce ? "Send now" : "Schedule", onAction: onConfirm }}
      secondaryActions={[{ content: "Not yet", onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="200">
          {confirmWords(fields, told, timezone).map((words) => (
            <Text key={words} as="p">
              {words}
            </Text>
          ))}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
