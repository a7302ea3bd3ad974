import { useLocation, useNavigate } from "@remix-run/react";
import { Tabs } from "@shopify/polaris";

const tabs = [
  { id: "responses", content: "Responses" },
  { id: "knowledge", content: "What comes of it" },
  { id: "test", content: "A/B test" },
];

/** The way between what there is to know of one quiz. */
export function QuizTabs({ quizId }: { quizId: number }) {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const at = tabs.findIndex(({ id }) => pathname.endsWith(`/${id}`));
  return (
    <Tabs
      tabs={tabs}
      selected={Math.max(0, at)}
      onSelect={(chosen) => navigate(`/app/quizzes/${quizId}/${tabs[chosen]?.id ?? "responses"}`)}
    />
  );
}
