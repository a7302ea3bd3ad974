import { sameRate, type Advice, type Figures } from "./advice";
import { useAdvice } from "./use-advice";

/** With fewer, an order more or less changes every rate: nothing can be learnt from them. */
const fewestToLearnFrom = 30;
const thinRate = 0.5;

export function lint(figures: Figures): Advice[] {
  return [...sizeAdvice(figures), ...sameAdvice(figures), ...thinAdvice(figures), ...useAdvice(figures)];
}

function sizeAdvice({ everyone, size, wasEverUsed }: Figures): Advice[] {
  if (everyone === 0) return [];
  if (size === 0 && !wasEverUsed) {
    return [
      {
        rule: "empty",
        what: "Nobody was ever in it.",
        effect: "Nothing will be sent because of it. Loosen a condition, or put it away.",
      },
    ];
  }
  if (size === everyone) {
    return [
      {
        rule: "everyone",
        what: "Every shopper is in it.",
        effect: "It tells nobody from anybody: what you send to it, you send to all. Narrow it.",
      },
    ];
  }
  if (size >= fewestToLearnFrom) return [];
  return [
    {
      rule: "small",
      what: `It has ${size} ${size === 1 ? "shopper" : "shoppers"} now, fewer than ${fewestToLearnFrom}.`,
      effect: "You may well write to them, but a test with so few cannot tell chance from effect.",
    },
  ];
}

/** The one that was there first has the longer history, so it is the one to keep. */
function sameAdvice({ segmentId, size, overlaps }: Figures): Advice[] {
  if (size === 0) return [];
  return overlaps
    .filter(({ shared, size: others }) => shared / Math.max(size, others) >= sameRate)
    .map(({ segmentId: otherId, name, shared }) => {
      const isOtherKept = otherId < segmentId;
      const [kept, gone] = isOtherKept ? [`“${name}”`, "this one"] : ["this one", `“${name}”`];
      return {
        rule: "same",
        what: `${shared} of its ${size} shoppers are also in “${name}”: the two are nearly the same.`,
        effect: `They would get both messages. Keep ${kept}, which has the longer history, and merge ${gone} into it.`,
        merge: {
          fromId: isOtherKept ? segmentId : otherId,
          intoId: isOtherKept ? otherId : segmentId,
          otherName: name,
        },
      };
    });
}

function thinAdvice({ everyone, coverage }: Figures): Advice[] {
  return (coverage ?? [])
    .filter(({ known }) => known < thinRate * everyone)
    .map(({ condition, known }) => ({
      rule: "thin",
      what: `Whether somebody is one “${condition}” is known of ${known} of ${everyone} shoppers.`,
      effect:
        "The others are left out, though it may well be true of them. Ask them, or rest it on something better known.",
    }));
}
