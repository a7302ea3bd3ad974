import { expect, test } from "vitest";
import { library } from "../library/library";
import { firstAlike } from "./alike";

test("messages that say nearly the same are one, by whatever name they go", () => {
  const [welcome, , , ...others] = library;
  if (!welcome) throw new Error("The library is empty");
  const named = {
    ...welcome.content,
    subject: { branches: [], otherwise: "{{first_name|You}}, welcome to {{shop_name}}" },
  };
  const alike = firstAlike([welcome, { key: "copy", content: welcome.content }, { key: "named", content: named }]);
  expect([...alike.values()]).toEqual(["welcome", "welcome", "welcome"]);
  const apart = firstAlike(others);
  expect([...apart].filter(([key, first]) => key !== first)).toEqual([]);
});
