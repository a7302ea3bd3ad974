import { Banner, Button, ButtonGroup } from "@shopify/polaris";
import { BlockStack } from "@shopify/polaris";

interface Props {
  isBusy: boolean;
  onMine(): void;
  onTheirs(): void;
}

/** Somebody else saved meanwhile: whichever is gone on with, the other is kept as a message of its own. */
export function OvertakenBanner({ isBusy, onMine, onTheirs }: Props) {
  return (
    <Banner tone="warning" title="Somebody else has changed this message meanwhile">
      <BlockStack gap="200">
        <p>What you wrote is still here, but not saved. Choose what to go on with; the other is kept as a copy.</p>
        <ButtonGroup>
          <Button loading={isBusy} onClick={onMine}>
            Go on with mine
          </Button>
          <Button loading={isBusy} onClick={onTheirs}>
            Go on with theirs
          </Button>
        </ButtonGroup>
      </BlockStack>
    </Banner>
  );
}
