import { z } from "zod";
import { problemsOf } from "../../segments/check";
import { addSegment, changeSegment, deleteSegment as removeSegment } from "../../store/actions";
import { type Arguments, Entity, gid } from "../entity";
import { segmentEntity } from "../nodes/segment";
import { globalId, idArgument } from "../references";
import { type Desk, type Problem, userErrors } from "./desk";

const LONGEST_NAME = 255;
const LONGEST_QUERY = 5000;

const Words = z.object({ name: z.string().nullish(), query: z.string().nullish() });

export function createSegment(desk: Desk, args: Arguments): Entity {
  const { name = "", query = "" } = wordsOf(args);
  const problems = [...nameProblems(name), ...queryProblems(query)];
  if (problems.length > 0) return payload("SegmentCreatePayload", null, problems);
  const { id } = desk.perform(addSegment, { name, query });
  return payload("SegmentCreatePayload", segmentOf(desk, id), []);
}

export function updateSegment(desk: Desk, args: Arguments): Entity {
  const id = idArgument(args, "id", "Segment");
  const { name, query } = wordsOf(args);
  if (!desk.view.store.segments.has(id)) return payload("SegmentUpdatePayload", null, [missing]);
  if (name === undefined && query === undefined) {
    const message = "At least one attribute to change must be present";
    return payload("SegmentUpdatePayload", null, [{ field: null, message }]);
  }
  const problems = [
    ...(name === undefined ? [] : nameProblems(name)),
    ...(query === undefined ? [] : queryProblems(query)),
  ];
  if (problems.length > 0) return payload("SegmentUpdatePayload", null, problems);
  desk.perform(changeSegment, {
    segmentId: id,
    ...(name !== undefined && { name }),
    ...(query !== undefined && { query }),
  });
  return payload("SegmentUpdatePayload", segmentOf(desk, id), []);
}

export function deleteSegment(desk: Desk, args: Arguments): Entity {
  const { id } = globalId(args["id"]);
  const isThere = desk.view.store.segments.has(id);
  if (isThere) desk.perform(removeSegment, { segmentId: id });
  return new Entity("SegmentDeletePayload", {
    deletedSegmentId: isThere ? gid("Segment", id) : null,
    userErrors: userErrors("UserError", isThere ? [] : [missing]),
  });
}

const missing: Problem = { field: ["id"], message: "Segment does not exist" };

function wordsOf(args: Arguments): { name?: string; query?: string } {
  const { name, query } = Words.parse(args);
  return { ...(typeof name === "string" && { name }), ...(typeof query === "string" && { query }) };
}

function segmentOf({ view }: Desk, id: string): Entity | null {
  const segment = view.store.segments.get(id);
  return segment ? segmentEntity(segment) : null;
}

function payload(typename: string, segment: Entity | null, problems: Problem[]): Entity {
  return new Entity(typename, { segment, userErrors: userErrors("UserError", problems) });
}

function nameProblems(name: string): Problem[] {
  const field = ["name"];
  if (name.trim() === "") return [{ field, message: "Name can't be blank" }];
  if (name.length <= LONGEST_NAME) return [];
  return [{ field, message: `Name is too long (maximum is ${LONGEST_NAME} characters)` }];
}

function queryProblems(query: string): Problem[] {
  const field = ["query"];
  if (query.trim() === "") return [{ field, message: "Query can't be blank" }];
  if (query.length > LONGEST_QUERY) {
    return [{ field, message: `Query is too long (maximum is ${LONGEST_QUERY} characters)` }];
  }
  return problemsOf(query).map((message) => ({ field, message: `Query ${message}` }));
}
