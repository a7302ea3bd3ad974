import { BlockStack, Divider, Text } from "@shopify/polaris";
import { OftenForm } from "./often-form";
import { OpensForm } from "./opens-form";
import { PageList } from "./page-list";
import type { PartProps } from "./part-props";
import { WhoForm } from "./who-form";

/** To whom the quiz is shown, where and when. */
export function TargetingForm({ targeting, timezone, onChange }: PartProps & { timezone: string }) {
  return (
    <BlockStack gap="500">
      <OpensForm targeting={targeting} onChange={onChange} />
      <Divider />
      <PageList
        title="Only on these pages"
        path="targeting.on"
        rules={targeting.on}
        none="It is shown on every page."
        onChange={(on) => onChange({ on })}
      />
      <PageList
        title="Never on these pages"
        path="targeting.notOn"
        rules={targeting.notOn}
        none="No page is left out."
        onChange={(notOn) => onChange({ notOn })}
      />
      <Divider />
      <WhoForm targeting={targeting} onChange={onChange} />
      <Divider />
      <OftenForm targeting={targeting} timezone={timezone} onChange={onChange} />
      <Text as="p" tone="subdued">
        Where several of your quizzes fit a page, the newest is shown.
      </Text>
    </BlockStack>
  );
}
