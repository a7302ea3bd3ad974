import type { Step } from "../content/steps";

type Branch = Extract<Step, { type: "branch" }>;
type Split = Extract<Step, { type: "split" }>;
type Path = Branch["paths"][number];

export const mostPaths = 10;
export const mostArms = 4;
const armKeys = ["a", "b", "c", "d"] as const;

/** A path that nothing leads along yet. */
export function newPath(): Path {
  return { name: "", when: { shopper: null, cause: [] }, steps: [] };
}

export function addPath(branch: Branch): Branch {
  return { ...branch, paths: [...branch.paths, newPath()] };
}

/** Takes a path away, with the steps on it. */
export function removePath(branch: Branch, at: number): Branch {
  return { ...branch, paths: branch.paths.toSpliced(at, 1) };
}

/** Asks of a path earlier or later: the first that fits is taken. */
export function movePath(branch: Branch, at: number, by: -1 | 1): Branch {
  const path = branch.paths[at];
  const to = at + by;
  if (!path || to < 0 || to >= branch.paths.length) return branch;
  return { ...branch, paths: branch.paths.toSpliced(at, 1).toSpliced(to, 0, path) };
}

export function changePath(branch: Branch, at: number, change: Partial<Path>): Branch {
  return { ...branch, paths: branch.paths.map((path, i) => (i === at ? { ...path, ...change } : path)) };
}

/** Another arm; the shares become equal. */
export function addArm(split: Split): Split {
  const arm = armKeys.find((key) => split.paths.every((path) => path.arm !== key));
  if (!arm || split.paths.length >= mostArms) return split;
  return evenly({ ...split, paths: [...split.paths, { arm, name: arm.toUpperCase(), share: 1, steps: [] }] });
}

/** Takes an arm away, with the steps on it; the shares become equal. */
export function removeArm(split: Split, at: number): Split {
  return evenly({ ...split, paths: split.paths.toSpliced(at, 1) });
}

export function nameArm(split: Split, at: number, name: string): Split {
  return { ...split, paths: split.paths.map((path, i) => (i === at ? { ...path, name } : path)) };
}

/** Gives an arm another share. Of two, the other gets the rest; of more, the merchant says all of them. */
export function shareArm(split: Split, at: number, share: number): Split {
  const isPair = split.paths.length === 2;
  const paths = split.paths.map((path, i) => {
    if (i === at) return { ...path, share };
    return isPair ? { ...path, share: 100 - share } : path;
  });
  return { ...split, paths };
}

/** Whole hundredths that add up to all: 34, 33 and 33. */
function evenly(split: Split): Split {
  const count = split.paths.length;
  const [least, over] = [Math.floor(100 / count), 100 % count];
  return { ...split, paths: split.paths.map((path, i) => ({ ...path, share: least + (i < over ? 1 : 0) })) };
}
