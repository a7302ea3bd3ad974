import type { Arm, ArmDoes, SubjectKind } from "../model";

/** What can be compared about what. The ways of a split are the flow's to say. */
export const comparable: Record<SubjectKind, readonly ArmDoes["does"][]> = {
  flow: ["usual", "generic", "none"],
  flow_step: ["usual", "differs"],
  campaign: ["usual", "differs", "generic", "none"],
  segment: ["usual", "generic", "none"],
};

/** What keeps these arms from being compared, in a merchant's words; none when nothing does. */
export function checkArms(kind: SubjectKind, arms: readonly Arm[]): string[] {
  const does = arms.map(({ what }) => what.does);
  const count = (one: ArmDoes["does"]) => does.filter((other) => other === one).length;
  return [
    ...does.flatMap((one) => (comparable[kind].includes(one) ? [] : ["This cannot be compared here"])),
    ...(count("usual") === 1 ? [] : ["One arm, and only one, must get it as it is meant"]),
    ...(count("none") > 1 ? ["Two arms get nothing: one is enough"] : []),
    ...(count("generic") > 1 ? ["Two arms get the generic message: one is enough"] : []),
    ...arms.flatMap(({ name, what }) =>
      what.does === "differs" && !differs(what) ? [`“${name}” does not differ from the usual message yet`] : [],
    ),
  ];
}

function differs({ changes, template, laterMinutes }: Extract<ArmDoes, { does: "differs" }>): boolean {
  return Object.keys(changes).length > 0 || template !== null || laterMinutes > 0;
}
