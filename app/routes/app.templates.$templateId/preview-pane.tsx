import { FindingsCard } from "~/components/findings-card";
import { blockWords, type Content, type Finding } from "~/domains/templates";
import { DifferenceCard } from "./difference-card";
import { PreviewCard } from "./preview-card";
import { choicesOf, placeOf, type Sight } from "./sight";
import { SightCard } from "./sight-card";
import { usePreview } from "./use-preview";

interface Props {
  templateId: number;
  from: string;
  content: Content;
  sight: Sight;
  findings: readonly Finding[];
  onSight(sight: Sight): void;
  onJump(path: string): void;
}

/** How the message looks to whom, what is to be mended, and how it differs from others. */
export function PreviewPane({ templateId, from, content, sight, findings, onSight, onJump }: Props) {
  const preview = usePreview({
    templateId,
    content,
    profileId: sight.reader?.value ?? null,
    choices: choicesOf(content, sight),
  });
  const { answer } = preview;
  const titleOf = (id: string) => titleOfPart(content, id);
  return (
    <>
      <PreviewCard preview={preview} from={from} />
      <SightCard
        content={content}
        sight={sight}
        shown={answer && answer.outcome !== "wrong" ? answer.choices : null}
        titleOf={titleOf}
        onChange={onSight}
      />
      <FindingsCard
        findings={findings}
        fine="Nothing to mend: links, tokens, pictures and versions are in order."
        titleOf={(path) => titleOf(placeOf(content, path).place)}
        onJump={onJump}
      />
      <DifferenceCard compared={answer && answer.outcome !== "wrong" ? answer.compared : []} />
    </>
  );
}

/** What a part is called; of several blocks of one type, with its number among them. */
function titleOfPart(content: Content, place: string): string {
  if (place === "subject") return "Subject";
  if (place === "preheader") return "Preview text";
  const block = content.blocks.find(({ id }) => id === place);
  if (!block) return "The message";
  const { type } = block.content;
  const alike = content.blocks.filter((one) => one.content.type === type);
  return alike.length === 1 ? blockWords[type].title : `${blockWords[type].title} ${alike.indexOf(block) + 1}`;
}
