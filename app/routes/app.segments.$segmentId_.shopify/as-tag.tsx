import {
  Badge,
  Banner,
  BlockStack,
  Button,
  Card,
  Form,
  FormLayout,
  InlineStack,
  ProgressBar,
  Text,
  TextField,
} from "@shopify/polaris";
import { useState } from "react";
import { useWish } from "./use-wish";
import { absenceWords, isTagging, progressWords, type Standing } from "./view";

type Kept = NonNullable<Standing["tag"]>;

/** The segment as a tag that its members carry. */
export function AsTag({ tag, suggestedTag }: Pick<Standing, "tag" | "suggestedTag">) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            As a tag on customers
          </Text>
          {tag && <State tag={tag} />}
        </InlineStack>
        <Text as="p">
          Everybody in the segment gets the tag, and loses it when they leave. Use it wherever Shopify or another app
          asks for customer tags.
        </Text>
        {tag ? <KeptTag tag={tag} /> : <NewTag suggestedTag={suggestedTag} />}
      </BlockStack>
    </Card>
  );
}

function State({ tag }: { tag: Kept }) {
  if (tag.problem) return <Badge tone="warning">Waiting</Badge>;
  if (tag.state === "ending") return <Badge tone="info">Being removed</Badge>;
  return isTagging(tag) ? <Badge tone="info">Being tagged</Badge> : <Badge tone="success">Up to date</Badge>;
}

function NewTag({ suggestedTag }: { suggestedTag: string }) {
  const { submit, isBusy } = useWish();
  const [text, setText] = useState(suggestedTag);
  return (
    <Form onSubmit={() => submit({ wish: "tag", tag: text })}>
      <FormLayout>
        <TextField
          label="Tag"
          value={text}
          onChange={setText}
          maxLength={40}
          autoComplete="off"
          helpText="One that no customer has yet, so that nobody loses a tag of yours."
        />
        <InlineStack align="end">
          <Button submit loading={isBusy} disabled={text.trim() === ""}>
            Tag its members
          </Button>
        </InlineStack>
      </FormLayout>
    </Form>
  );
}

function KeptTag({ tag }: { tag: Kept }) {
  const { submit, isBusy } = useWish();
  const isEnding = tag.state === "ending";
  return (
    <BlockStack gap="300">
      {tag.problem && (
        <Banner
          tone="warning"
          title={tag.problem}
          action={{ content: "Allow it", onAction: () => submit({ wish: "tag", tag: tag.tag }), loading: isBusy }}
        >
          <p>Customers are tagged as soon as it is allowed.</p>
        </Banner>
      )}
      <Text as="p">
        Tag:{" "}
        <Text as="span" fontWeight="semibold">
          {tag.tag}
        </Text>
      </Text>
      <div role="status">
        <BlockStack gap="200">
          <Text as="p" numeric>
            {progressWords(tag)}
          </Text>
          {!isEnding && isTagging(tag) && (
            <ProgressBar size="small" progress={(100 * tag.tagged) / Math.max(1, tag.customers)} />
          )}
        </BlockStack>
      </div>
      {absenceWords(tag).map((words) => (
        <Text as="p" tone="subdued" key={words}>
          {words}
        </Text>
      ))}
      <InlineStack align="end">
        {isEnding ? (
          <Button onClick={() => submit({ wish: "tag", tag: tag.tag })} loading={isBusy}>
            Keep the tag after all
          </Button>
        ) : (
          <Button tone="critical" onClick={() => submit({ wish: "stop-tag" })} loading={isBusy}>
            Remove the tag from everybody
          </Button>
        )}
      </InlineStack>
    </BlockStack>
  );
}
