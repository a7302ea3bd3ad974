import type { ComponentProps } from "react";
import { FindingsCard } from "~/components/findings-card";
import { titleOf } from "~/components/quiz-editor/parts";
import type { Branch } from "~/components/quiz-editor/preview/answer";
import { PreviewCard } from "~/components/quiz-editor/preview/preview-card";
import { StayInSight } from "~/components/quiz-editor/stay-in-sight";
import type { QuizContent } from "~/domains/quizzes";
import type { Loaded } from "./load.server";

interface Props extends Pick<ComponentProps<typeof FindingsCard>, "findings" | "onJump"> {
  loaded: Loaded;
  content: QuizContent;
  /** The step of the popup that is worked on; null for the beginning. */
  step: string | null;
  branch: Branch;
}

/** How shoppers see the quiz, and what is to be said of it. */
export function Aside({ loaded, content, findings, step, branch, onJump }: Props) {
  return (
    <StayInSight>
      <PreviewCard quizId={loaded.quiz.id} quiz={content} step={step} branch={branch} brandColor={loaded.brandColor} />
      <FindingsCard
        findings={findings}
        fine="Nothing to mend: every question and every result can be reached."
        titleOf={(path) => titleOf(path, content)}
        onJump={onJump}
      />
    </StayInSight>
  );
}
