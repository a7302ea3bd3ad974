import { expect, test } from "vitest";
import { library } from "~/domains/quizzes/index.server";
import { parse } from "../../segments";
import { checkContent } from "../checks/check";
import { Content, type Content as Mail } from "../content/model";
import { mostBranches } from "../content/values";

test.each(library)(
  "the tips of $key fit into one block of a mail, and nothing is to be said to them",
  ({ knowledge }) => {
    const tips = Object.entries(knowledge.tips);
    expect(tips.length).toBeLessThanOrEqual(mostBranches);
    const [, last] = tips[0] ?? expect.fail("There are no tips");
    const branches = tips.map(([choice, value]) => ({
      when: parse(`quiz_answered MATCHES (question = '${knowledge.question}', answer = '${choice}')`),
      value,
    }));
    const mail: Mail = {
      subject: { branches: [], otherwise: "Welcome to the shop" },
      preheader: { branches: [], otherwise: "What you told us, and what we make of it" },
      blocks: [
        { id: "tip", when: null, content: { type: "tip", content: { branches, otherwise: last } } },
        {
          id: "link",
          when: null,
          content: {
            type: "button",
            link: { branches: [], otherwise: { label: "Have a look", href: "{{shop_url}}" } },
          },
        },
      ],
    };
    expect(Content.parse(mail)).toEqual(mail);
    expect(checkContent(mail).filter(({ path }) => path.startsWith("blocks.0"))).toEqual([]);
  },
);
