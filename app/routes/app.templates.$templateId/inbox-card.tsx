import { Badge, BlockStack, Box, Card, Collapsible } from "@shopify/polaris";
import { PartHead } from "~/components/part-head";
import { LineField, Varying, type Content } from "~/domains/templates";

interface Props {
  content: Content;
  isOpen: boolean;
  isFaulty: boolean;
  onOpen(isOpen: boolean): void;
  onChange(change: Partial<Pick<Content, "subject" | "preheader">>): void;
}

/** What an inbox shows of the message: subject and preview text. */
export function InboxCard({ content, isOpen, isFaulty, onOpen, onChange }: Props) {
  const { subject, preheader } = content;
  const versions = Math.max(subject.branches.length, preheader.branches.length) + 1;
  return (
    <div role="group" aria-label="Subject and preview text">
      <Card padding="0">
        <Box padding="200">
          <PartHead
            id="inbox"
            title="Subject and preview text"
            summary={subject.otherwise}
            isOpen={isOpen}
            onToggle={() => onOpen(!isOpen)}
          >
            {isFaulty && <Badge tone="critical">To mend</Badge>}
            {versions > 1 && <Badge tone="info">{`${versions} versions`}</Badge>}
          </PartHead>
        </Box>
        <Collapsible id="part-inbox" open={isOpen}>
          {isOpen && (
            <Box padding="300" borderBlockStartWidth="025" borderColor="border">
              <BlockStack gap="400">
                <Varying
                  label="Subject"
                  place="subject"
                  path="subject"
                  varied={subject}
                  onChange={(varied) => onChange({ subject: varied })}
                >
                  {(value, change, at) => (
                    <LineField
                      label="Subject"
                      path={at}
                      value={value}
                      helpText={`${value.length} characters; phones show about 40`}
                      onChange={change}
                    />
                  )}
                </Varying>
                <Varying
                  label="Preview text"
                  place="preheader"
                  path="preheader"
                  varied={preheader}
                  onChange={(varied) => onChange({ preheader: varied })}
                >
                  {(value, change, at) => (
                    <LineField
                      label="Preview text"
                      path={at}
                      value={value}
                      helpText="What inboxes show beside the subject"
                      onChange={change}
                    />
                  )}
                </Varying>
              </BlockStack>
            </Box>
          )}
        </Collapsible>
      </Card>
    </div>
  );
}
