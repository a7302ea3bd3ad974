import { useNavigate } from "@remix-run/react";
import { Banner, BlockStack, Card, DropZone, Spinner, Text } from "@shopify/polaris";
import { useState } from "react";
import { z } from "zod";
import { mostBytes } from "~/domains/imports/model";

const Answer = z.union([z.object({ importId: z.number() }), z.object({ problem: z.string() })]);
const broken = "The file did not arrive. Nothing is lost: try again in a moment";

/** Sends a file as it lies on the merchant's disk, and opens what came of it. */
export function UploadCard() {
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState<string | null>(null);
  const navigate = useNavigate();
  const send = async (file: File | undefined) => {
    if (!file) return;
    setProblem(null);
    if (file.size > mostBytes) return setProblem(`The file is larger than ${mostBytes / 1024 / 1024} MB`);
    setSending(file.name);
    const answer = await upload(file);
    setSending(null);
    if ("importId" in answer) navigate(`/app/data/imports/${answer.importId}`);
    else setProblem(answer.problem);
  };
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Import shoppers
        </Text>
        {problem !== null && (
          <Banner tone="critical" title="This file was not taken">
            <p>{problem}.</p>
          </Banner>
        )}
        {sending === null ? (
          <DropZone
            label="CSV file"
            labelHidden
            allowMultiple={false}
            accept=".csv,.tsv,.txt,text/csv"
            type="file"
            onDropAccepted={(files) => void send(files[0])}
            onDropRejected={() => setProblem("Choose one CSV file. Spreadsheet programs save one as “CSV UTF-8”")}
          >
            <DropZone.FileUpload actionTitle="Choose a CSV file" actionHint="with a row of column names first" />
          </DropZone>
        ) : (
          <div role="status">
            <Spinner size="small" accessibilityLabel="" /> Uploading {sending}…
          </div>
        )}
      </BlockStack>
    </Card>
  );
}

async function upload(file: File): Promise<z.infer<typeof Answer>> {
  try {
    const response = await fetch(`/app/data/imports/upload?${new URLSearchParams({ name: file.name })}`, {
      method: "POST",
      headers: { "content-type": "text/csv" },
      body: file,
    });
    return Answer.parse(await response.json());
  } catch {
    // The network, a worker or a page between: the merchant can do the same about each.
    return { problem: broken };
  }
}
